import { db } from '#lib/db/client.ts'
import type { DecisionMessage, DueDelivery, ListedDelivery, ListedEndpoint } from '#lib/webhooks/schema.ts'

export async function listEndpoints(siteId: string): Promise<ListedEndpoint[]> {
  const select = { id: true, url: true, createdAt: true, previousUntil: true }
  return db().webhookEndpoint.findMany({ where: { siteId, removedAt: null }, select, orderBy: { id: 'asc' } })
}

/** A site's deliveries, newest first, at most `limit`. */
export async function listDeliveries(siteId: string, limit: number): Promise<ListedDelivery[]> {
  const rows = await db().webhookDelivery.findMany({
    where: { siteId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    include: { endpoint: { select: { url: true } } },
  })
  return rows.map(({ endpoint, ...row }) => ({ ...row, url: endpoint.url }))
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
