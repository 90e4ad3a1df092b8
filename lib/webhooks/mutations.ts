import { randomBytes } from 'node:crypto'
import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { BOTH_LIVE_FOR, type DeliveryResult } from '#lib/webhooks/schema.ts'
import { sealSecret } from '#lib/webhooks/seal-secret.ts'

type By = { siteId: string; actor: Actor; now: Date }

/** A secret of 256 random bits, and the same sealed by the secret of this installation. */
function makeSecret(installation: string): { secret: string; sealed: string } {
  const secret = `blw_${randomBytes(32).toString('base64url')}`
  return { secret, sealed: sealSecret(secret, { installation, nonce: randomBytes(12) }) }
}

/** Has a site told of its decisions from now on. Answers the secret that signs, this once. */
export async function addEndpoint(
  { url, installation }: { url: string; installation: string },
  { siteId, actor, now }: By,
): Promise<{ id: string; secret: string }> {
  const id = newId()
  const { secret, sealed } = makeSecret(installation)
  await db().$transaction(async (tx) => {
    await tx.webhookEndpoint.create({ data: { id, siteId, url, secret: sealed, createdAt: now } })
    await recordEvent(tx, { name: 'webhook.added', actor, siteId, subjectId: id, payload: {} }, now)
  })
  return { id, secret }
}

/** Makes another secret; the one before signs beside it for a day. Null when the site has no such endpoint. */
export async function rotateSecret(
  { id, installation }: { id: string; installation: string },
  { siteId, actor, now }: By,
): Promise<string | null> {
  const { secret, sealed } = makeSecret(installation)
  return db().$transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE webhook_endpoints SET previous_secret = secret, previous_until = ${new Date(now.getTime() + BOTH_LIVE_FOR)},
        secret = ${sealed} WHERE id = ${id}::uuid AND site_id = ${siteId}::uuid AND removed_at IS NULL`
    if (changed === 0) return null
    await recordEvent(tx, { name: 'webhook.rotated', actor, siteId, subjectId: id, payload: {} }, now)
    return secret
  })
}

/** Tells an endpoint nothing more. False when the site has no such endpoint. */
export async function removeEndpoint(id: string, { siteId, actor, now }: By): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id, siteId, removedAt: null },
      data: { removedAt: now },
    })
    if (count > 0) await recordEvent(tx, { name: 'webhook.removed', actor, siteId, subjectId: id, payload: {} }, now)
    return count > 0
  })
}

/** Writes down how an attempt went. `last` is the attempt after which none comes by itself. */
export async function noteAttempt(
  id: string,
  result: DeliveryResult,
  { last, now }: { last: boolean; now: Date },
): Promise<void> {
  const state = result.ok ? 'delivered' : last ? 'failed' : 'waiting'
  await db().webhookDelivery.update({
    where: { id },
    data: {
      state,
      attempts: { increment: 1 },
      lastStatus: result.status,
      lastFailure: result.failure,
      lastAt: now,
    },
  })
}

/** Tells a decision once more by hand, also one that was delivered. False when the site has no such delivery to an address that is still told. */
export async function replayDelivery(id: string, { siteId, actor, now }: By): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id, siteId, endpoint: { removedAt: null } },
      data: { state: 'waiting' },
    })
    if (count === 0) return false
    await addJob(tx, 'deliver-webhook', { deliveryId: id }, { key: `deliver-webhook:${id}` })
    await recordEvent(tx, { name: 'webhook.replayed', actor, siteId, subjectId: id, payload: {} }, now)
    return true
  })
}
