'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { env } from '#lib/env.ts'
import { type FormOutcome, type FormSender, takeForm } from '#lib/http/form-action.ts'
import type { FormState } from '#lib/http/form-state.ts'
import { type ManagedSite, managedSite } from '#lib/http/managed-site.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { siteKey } from '#lib/sites/schema.ts'
import { mayLeadTo } from '#lib/webhooks/delivery-rules.ts'
import { addEndpoint, removeEndpoint, replayDelivery, rotateSecret } from '#lib/webhooks/mutations.ts'
import { endpointUrl, NEVER_TOLD } from '#lib/webhooks/schema.ts'

/** A secret that is shown this once. */
export type ShownSecret = { secret: string }

const ability = 'webhook.manage'
const one = z.object({ site: siteKey, id: z.uuid() })

type Given = { site: string }
type Run<I, T> = (input: I, by: ManagedSite) => Promise<FormOutcome<T>>

/** Runs on the site of the form, where its sender manages webhooks, and shows the page anew. */
function onSite<I extends Given, T>(run: Run<I, T>) {
  return async (input: I, sender: FormSender): Promise<FormOutcome<T>> => {
    const by = await managedSite(input.site, { ability, sender })
    if (!by) return { ok: false, message: 'Your role does not reach the webhooks of this site.' }
    const outcome = await run(input, by)
    refresh()
    return outcome
  }
}

const done = { ok: true as const, result: undefined }
const refused = (message: string) => ({ ok: false as const, message })

export async function addWebhook(_before: FormState<ShownSecret>, form: FormData): Promise<FormState<ShownSecret>> {
  const url = z.string().trim().pipe(endpointUrl)
  const input = z.object({ site: siteKey, url })
  const run = onSite<z.infer<typeof input>, ShownSecret>(async (given, by) => {
    if (!mayLeadTo(given.url, env().webhookNetworks)) return refused(NEVER_TOLD)
    const { secret } = await addEndpoint({ url: given.url, installation: secrets().webhook }, by)
    return { ok: true, result: { secret } }
  })
  return takeForm<z.infer<typeof input>, ShownSecret>({ ability, input, run }, form)
}

export async function rotateWebhook(_before: FormState<ShownSecret>, form: FormData): Promise<FormState<ShownSecret>> {
  const run = onSite<z.infer<typeof one>, ShownSecret>(async ({ id }, by) => {
    const secret = await rotateSecret({ id, installation: secrets().webhook }, by)
    return secret ? { ok: true, result: { secret } } : refused('This address was removed before.')
  })
  return takeForm<z.infer<typeof one>, ShownSecret>({ ability, input: one, run }, form)
}

export async function removeWebhook(_before: FormState, form: FormData): Promise<FormState> {
  const run = onSite<z.infer<typeof one>, undefined>(async ({ id }, by) =>
    (await removeEndpoint(id, by)) ? done : refused('This address was removed before.'),
  )
  return takeForm<z.infer<typeof one>, undefined>({ ability, input: one, run }, form)
}

export async function replayWebhook(_before: FormState, form: FormData): Promise<FormState> {
  const run = onSite<z.infer<typeof one>, undefined>(async ({ id }, by) =>
    (await replayDelivery(id, by)) ? done : refused('There is no such delivery any more.'),
  )
  return takeForm<z.infer<typeof one>, undefined>({ ability, input: one, run }, form)
}
