import { hasPeople } from '#lib/accounts/data.ts'
import type { Env } from '#lib/env.ts'
import { makeFirstSignIn } from '#lib/runtime/first-sign-in.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { loadSamplePages } from '#seeds/load-sample-pages.ts'

/**
 * Fills an empty database: the sample pages, then the first administrator. The administrator comes last and marks the
 * end; after a kill before that the next start does it again, and the pages that are there are not added twice.
 */
export async function fillEmptyDatabase(env: Env, now: Date): Promise<void> {
  if (await hasPeople()) return
  await loadSamplePages({ now, pseudonymKey: secrets().pseudonym })
  await makeFirstSignIn(env, now)
}
