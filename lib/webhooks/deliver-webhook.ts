import { request } from 'undici'
import { type FetchRules, guardedAgent, PUBLIC_RULES, parseAddress, refusalOf } from '#lib/ingest/fetch-page.ts'
import { dueDelivery } from '#lib/webhooks/data.ts'
import { noteAttempt } from '#lib/webhooks/mutations.ts'
import type { DeliveryResult, DueDelivery } from '#lib/webhooks/schema.ts'
import { openSecret } from '#lib/webhooks/seal-secret.ts'
import { signDelivery } from '#lib/webhooks/sign-delivery.ts'

/** How long an endpoint may take to answer, in milliseconds. */
const PATIENCE = 10_000

type Delivering = { installation: string; now: () => Date; last: boolean; rules?: FetchRules }

/**
 * Tells one decision to one endpoint and writes down how it went. Throws when it did not arrive and will be tried
 * again: the job's own backoff decides when.
 */
export async function deliverWebhook(id: string, by: Delivering): Promise<void> {
  const due = await dueDelivery(id, by.now())
  if (!due) return
  const result = await post(due, by)
  await noteAttempt(id, result, { last: by.last, now: by.now() })
  if (!result.ok && !by.last) throw new Error(`a webhook was not delivered: ${result.failure}`)
}

/** Allowed addresses alone, no redirects, and nothing of the answer but its status. */
async function post(
  due: DueDelivery,
  { installation, now, rules = PUBLIC_RULES }: Delivering,
): Promise<DeliveryResult> {
  const url = parseAddress(due.url, rules)
  if (!(url instanceof URL)) return { ok: false, status: null, failure: url }
  const body = JSON.stringify(due.message)
  const secrets = due.secrets.map((sealed) => openSecret(sealed, installation))
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Belowline',
    'belowline-delivery': due.id,
    'belowline-signature': signDelivery(body, { secrets, now: now() }),
  }
  const signal = AbortSignal.timeout(PATIENCE)
  const dispatcher = guardedAgent(rules, signal)
  try {
    const { statusCode, body: answer } = await request(url, { method: 'POST', dispatcher, signal, headers, body })
    answer.on('error', () => undefined).destroy()
    const ok = statusCode >= 200 && statusCode < 300
    return { ok, status: statusCode, failure: ok ? null : 'refused' }
  } catch (error) {
    return { ok: false, status: null, failure: refusalOf(error, signal) }
  } finally {
    await dispatcher.destroy()
  }
}
