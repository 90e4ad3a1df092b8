import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { generatePassword } from '#lib/accounts/generate-password.ts'
import { createFirstAdministrator } from '#lib/accounts/mutations.ts'
import type { Env } from '#lib/env.ts'
import { explainFailure } from '#lib/runtime/explain-failure.ts'

const schema = z.object({ email: z.string(), password: z.string(), given: z.boolean() })

/** `given`: the password came from the settings, and is not to be shown. */
export type FirstSignIn = z.infer<typeof schema>

const fileIn = (dataDir: string): string => join(dataDir, 'first-sign-in.json')

/**
 * Makes the first administrator of a desk that has nobody yet. A password that we made up is written down before, and
 * stays so until `forgetFirstSignIn`: a kill between making and showing it locks nobody out.
 */
export async function makeFirstSignIn(env: Env, now: Date): Promise<void> {
  const noted = await readFirstSignIn(env)
  const wanted: FirstSignIn = {
    email: env.adminEmail ?? 'admin@belowline.local',
    password: env.adminPassword ?? (noted?.password || generatePassword()),
    given: env.adminPassword !== undefined,
  }
  await writeNote(fileIn(env.dataDir), wanted.given ? { ...wanted, password: '' } : wanted)
  await createFirstAdministrator(wanted, now)
}

/** What nobody has been told yet. */
export async function readFirstSignIn({ dataDir }: Env): Promise<FirstSignIn | undefined> {
  const content = await readFile(fileIn(dataDir), 'utf8').catch(() => undefined)
  return content === undefined ? undefined : schema.parse(JSON.parse(content))
}

export async function forgetFirstSignIn({ dataDir }: Env): Promise<void> {
  await rm(fileIn(dataDir), { force: true })
}

async function writeNote(file: string, note: FirstSignIn): Promise<void> {
  const part = `${file}.part`
  try {
    await writeFile(part, JSON.stringify(note), { mode: 0o600, flush: true })
    await rename(part, file)
  } catch (error) {
    throw explainFailure(error, file)
  }
}
