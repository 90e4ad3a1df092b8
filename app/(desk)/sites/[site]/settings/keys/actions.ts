'use server'

import { randomBytes } from 'node:crypto'
import { refresh } from 'next/cache'
import { z } from 'zod'
import { type FormOutcome, type FormSender, takeForm } from '#lib/http/form-action.ts'
import type { FormState } from '#lib/http/form-state.ts'
import { managedSite } from '#lib/http/managed-site.ts'
import { createKey, revokeKey } from '#lib/keys/mutations.ts'
import { KEY_SCOPES, newKey } from '#lib/keys/schema.ts'
import { ATTRIBUTE_TABLE } from '#lib/perspective/attributes.ts'
import { faceSettings } from '#lib/perspective/data.ts'
import { saveComparing, saveFaceSettings } from '#lib/perspective/mutations.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { siteKey } from '#lib/sites/schema.ts'
import { sealSecret } from '#lib/webhooks/seal-secret.ts'

/** A key that is shown this once, and what it is for. */
export type ShownKey = { name: string; key: string }

const ability = 'key.manage'
const NOT_ALLOWED = { ok: false as const, message: 'Your role does not reach the keys of this site.' }

/** A box is in the form where it is ticked, with whatever value. */
const checked = z.string().optional()
const scopeFields = Object.fromEntries(KEY_SCOPES.map((scope) => [`scope-${scope}`, checked]))
const attributeFields = Object.fromEntries(ATTRIBUTE_TABLE.map(({ name }) => [`on-${name}`, checked]))

const list = (text: string): string[] => text.split(/[\s,]+/).filter((one) => one !== '')

const managed = (key: string, sender: FormSender) => managedSite(key, { ability, sender })

export async function makeKey(_before: FormState<ShownKey>, form: FormData): Promise<FormState<ShownKey>> {
  const input = z.object({ site: siteKey, name: z.string(), origins: z.string(), rate: z.string(), ...scopeFields })
  return takeForm<z.infer<typeof input>, ShownKey>({ ability, input, run: makeKeyFrom }, form)
}

type KeyForm = { site: string; name: string; origins: string; rate: string } & Record<string, string | undefined>

async function makeKeyFrom(given: KeyForm, sender: FormSender): Promise<FormOutcome<ShownKey>> {
  const by = await managed(given.site, sender)
  if (!by) return NOT_ALLOWED
  const read = newKey.safeParse({
    name: given.name,
    scopes: KEY_SCOPES.filter((scope) => given[`scope-${scope}`] !== undefined),
    origins: list(given.origins),
    ratePerMinute: given.rate.trim() === '' ? null : Number(given.rate),
  })
  if (!read.success) return { ok: false, errors: explain(read.error) }
  const { key } = await createKey(read.data, by)
  refresh()
  return { ok: true, result: { name: read.data.name, key } }
}

/** What to say at which field. */
function explain(error: z.ZodError): Record<string, string> {
  const said = {
    name: 'Say what the key is for, in at most 100 characters.',
    scopes: 'Choose at least one.',
    origins: 'Write origins such as https://news.example, without a path.',
    ratePerMinute: 'This must be a whole number from 1 to 1,000,000, or empty.',
  }
  const fields = new Set(error.issues.map(({ path }) => String(path[0])))
  const known = Object.entries(said).filter(([name]) => fields.has(name))
  return Object.fromEntries(known.map(([name, text]) => [name === 'ratePerMinute' ? 'rate' : name, text]))
}

export async function endKey(_before: FormState, form: FormData): Promise<FormState> {
  const input = z.object({ site: siteKey, id: z.uuid() })
  const run = async ({ site, id }: z.infer<typeof input>, sender: FormSender): Promise<FormOutcome> => {
    const by = await managed(site, sender)
    if (!by) return NOT_ALLOWED
    const done = await revokeKey(id, by)
    refresh()
    return done ? { ok: true, result: undefined } : { ok: false, message: 'This key was revoked before.' }
  }
  return takeForm({ ability, input, run }, form)
}

export async function saveAnswers(_before: FormState, form: FormData): Promise<FormState> {
  const input = z.object({ site: siteKey, scoreAnyway: checked, strictModerations: checked, ...attributeFields })
  return takeForm<z.infer<typeof input>, undefined>({ ability, input, run: saveAnswersFrom }, form)
}

async function saveAnswersFrom(
  given: { site: string } & Record<string, string | undefined>,
  sender: FormSender,
): Promise<FormOutcome> {
  const by = await managed(given.site, sender)
  if (!by) return NOT_ALLOWED
  const switchable = ATTRIBUTE_TABLE.filter(({ source }) => source !== 'direct')
  const attributesOff = switchable.flatMap(({ name }) => (given[`on-${name}`] === undefined ? [name] : []))
  const settings = {
    scoreAnyway: given['scoreAnyway'] !== undefined,
    strictModerations: given['strictModerations'] !== undefined,
  }
  await saveFaceSettings({ ...settings, attributesOff }, by)
  refresh()
  return { ok: true, result: undefined }
}

export async function saveComparison(_before: FormState, form: FormData): Promise<FormState> {
  const input = z.object({
    site: siteKey,
    percent: z.coerce.number('Write a number from 0 to 100.').int().min(0).max(100, 'Write a number from 0 to 100.'),
    key: z.string().trim().max(200),
  })
  return takeForm({ ability, input, run: saveComparisonFrom }, form)
}

type ComparisonForm = { site: string; percent: number; key: string }

async function saveComparisonFrom({ site, percent, key }: ComparisonForm, sender: FormSender): Promise<FormOutcome> {
  const by = await managed(site, sender)
  if (!by) return NOT_ALLOWED
  const known = (await faceSettings(by.siteId)).compareKey !== null
  if (percent > 0 && key === '' && !known) return { ok: false, errors: { key: 'The old service asks for a key.' } }
  const seal = { installation: secrets().webhook, nonce: randomBytes(12) }
  await saveComparing({ percent, sealedKey: key === '' ? undefined : sealSecret(key, seal) }, by)
  refresh()
  return { ok: true, result: undefined }
}
