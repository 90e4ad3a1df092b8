import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type {
  DecisionMessage,
  DeliveryPlace,
  DueDelivery,
  ListedDelivery,
  ListedEndpoint,
} from '#lib/webhooks/schema.ts'

export async function listEndpoints(siteId: string): Promise<ListedEndpoint[]> {
  const select = { id: true, url: true, createdAt: true, previousUntil: true }
  return db().webhookEndpoint.findMany({ where: { siteId, removedAt: null }, select, orderBy: { id: 'asc' } })
}

/** A site's deliveries, newest first, at most `limit`, from `before` on. Its cost does not grow with how far down it is. */
export async function listDeliveries(
  siteId: string,
  { limit, before }: { limit: number; before: DeliveryPlace | null },
): Promise<ListedDelivery[]> {
  const from = before ? Prisma.sql`AND (d.created_at, d.id) < (${before.createdAt}, ${before.id}::uuid)` : Prisma.empty
  return db().$queryRaw<ListedDelivery[]>`
    SELECT d.id, e.url, d.decision_id AS "decisionId", d.state::text AS state, d.attempts, d.last_status AS "lastStatus",
      d.last_failure AS "lastFailure", d.last_at AS "lastAt", d.created_at AS "createdAt", e.removed_at IS NOT NULL AS removed
    FROM webhook_deliveries d JOIN webhook_endpoints e ON e.id = d.endpoint_id
    WHERE d.site_id = ${siteId}::uuid ${from} ORDER BY d.created_at DESC, d.id DESC LIMIT ${limit}`
}

/** What a delivery has to say to whom; null when it was delivered, or its endpoint is gone. */
export async function dueDelivery(id: string, now: Date): Promise<DueDelivery | null> {
  const include = {
    endpoint: { include: { site: { select: { key: true } } } },
    decision: { include: { comment: true, revision: { select: { number: true } } } },
  }
  const row = await db().webhookDelivery.findUnique({ where: { id }, include })
  if (!row || row.state === 'delivered' || row.endpoint.removedAt) return null
  const { url, secret, previousSecret, previousUntil, site } = row.endpoint
  const previous = previousSecret && previousUntil && previousUntil > now ? [previousSecret] : []
  const { comment, revision, ...decision } = row.decision
  const message: DecisionMessage = {
    type: 'comment.decided',
    deliveryId: id,
    site: site.key,
    comment: { id: comment.externalId, source: comment.source, commentId: comment.id, revision: revision.number },
    decision: {
      id: decision.id,
      kind: decision.kind,
      reason: decision.reason,
      statusBefore: decision.statusBefore,
      status: decision.statusAfter,
      version: decision.version,
      undoes: decision.undoesId,
      at: decision.decidedAt.toISOString(),
    },
  }
  return { id, url, secrets: [secret, ...previous], message }
}
