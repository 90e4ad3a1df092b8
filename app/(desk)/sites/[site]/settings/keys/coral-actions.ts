'use server'

import { randomBytes } from 'node:crypto'
import { refresh } from 'next/cache'
import { z } from 'zod'
import { takeForm } from '#lib/http/form-action.ts'
import type { FormState } from '#lib/http/form-state.ts'
import { managedSite } from '#lib/http/managed-site.ts'
import { saveCoralSecret } from '#lib/perspective/mutations.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { siteKey } from '#lib/sites/schema.ts'
import { sealSecret } from '#lib/webhooks/seal-secret.ts'

const ability = 'key.manage'

/** Answers Coral's phase by this secret from now on; by none where `end` says so. */
export async function saveCoral(_before: FormState, form: FormData): Promise<FormState> {
  const secret = z.string().trim().max(500).optional()
  const input = z.object({ site: siteKey, secret, end: z.string().optional() })
  const run = async ({ site, secret: given = '', end }: z.infer<typeof input>, sender: Sender) => {
    const by = await managedSite(site, { ability, sender })
    if (!by) return { ok: false as const, message: 'Your role does not reach the settings of this site.' }
    if (!end && given.length < 16)
      return { ok: false as const, errors: { secret: 'Copy the signing secret from Coral.' } }
    const seal = { installation: secrets().webhook, nonce: randomBytes(12) }
    await saveCoralSecret(end ? null : sealSecret(given, seal), by)
    refresh()
    return { ok: true as const, result: undefined }
  }
  return takeForm({ ability, input, run }, form)
}

type Sender = Parameters<typeof managedSite>[1]['sender']
