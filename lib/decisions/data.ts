import { db, type Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Standing } from '#lib/decisions/explain-refusal.ts'
import type { DecisionKind, HideReason, Status } from '#lib/decisions/kinds.ts'
import { kindLeadingTo } from '#lib/decisions/next-status.ts'
import type { Applied } from '#lib/decisions/schema.ts'

/** What a batch decided, as it was answered the first time; empty for a batch that is not known. */
export async function decisionsOfBatch(tx: Tx, batchId: string): Promise<Applied[]> {
  return tx.$queryRaw<Applied[]>`
    SELECT comment_id AS "commentId", id AS "decisionId", version, status_after::text AS status
    FROM decisions WHERE batch_id = ${batchId}::uuid ORDER BY comment_id`
}

/** How comments of a site stand now, by id. */
export async function standings(
  tx: Tx,
  siteId: string,
  commentIds: readonly string[],
): Promise<Map<string, NonNullable<Standing>>> {
  const rows = await tx.$queryRaw<(NonNullable<Standing> & { commentId: string })[]>`
    SELECT s.comment_id AS "commentId", s.version, s.status::text AS status, s.decided_by AS "decidedById",
      u.name AS "decidedBy", s.decided_at AS "decidedAt", c.source_state = 'deleted' AS gone
    FROM comment_states s JOIN comments c ON c.id = s.comment_id LEFT JOIN users u ON u.id = s.decided_by
    WHERE s.site_id = ${siteId}::uuid AND s.comment_id = ANY(${[...commentIds]}::uuid[])`
  return new Map(rows.map(({ commentId, ...standing }) => [commentId, standing]))
}

export type PastDecision = {
  id: string
  kind: DecisionKind
  reason: HideReason | null
  statusAfter: Status
  undoesId: string | null
  batchId: string | null
  batchSize: number
  /** Decided by a filter, together with others. */
  weak: boolean
  decidedBy: string
  decidedAt: Date
}

/** Every decision on a comment, newest first. */
export async function decisionHistory(siteId: string, commentId: string): Promise<PastDecision[]> {
  return db().$queryRaw<PastDecision[]>`
    SELECT d.id, d.kind::text AS kind, d.reason, d.status_after::text AS "statusAfter", d.undoes_id AS "undoesId",
      d.batch_id AS "batchId", (SELECT count(*)::int FROM decisions o WHERE o.batch_id = d.batch_id) AS "batchSize",
      coalesce(b.weak, false) AS weak, u.name AS "decidedBy", d.decided_at AS "decidedAt"
    FROM decisions d JOIN users u ON u.id = d.decided_by LEFT JOIN batches b ON b.id = d.batch_id
    WHERE d.site_id = ${siteId}::uuid AND d.comment_id = ${commentId}::uuid
    ORDER BY d.version DESC`
}

type Undoing = {
  commentId: string
  version: number
  kind: DecisionKind
  after: Status
  reason: HideReason | null
  undoesId: string
}

/**
 * The inverse of every decision of a batch, or of those of it on some comments: back to the status before, a hide with
 * the reason it had then.
 */
export async function decisionsToUndo(
  tx: Tx,
  siteId: string,
  { batchId, commentIds }: { batchId: string; commentIds?: readonly string[] },
): Promise<Undoing[]> {
  const some = commentIds ? Prisma.sql` AND d.comment_id = ANY(${[...commentIds]}::uuid[])` : Prisma.empty
  const rows = await tx.$queryRaw<Omit<Undoing, 'kind'>[]>`
    SELECT d.comment_id AS "commentId", d.version, d.id AS "undoesId", d.status_before::text AS after,
      CASE WHEN d.status_before = 'hidden' THEN (
        SELECT p.reason FROM decisions p WHERE p.comment_id = d.comment_id AND p.version < d.version AND p.kind = 'hide'
        ORDER BY p.version DESC LIMIT 1) END AS reason
    FROM decisions d WHERE d.site_id = ${siteId}::uuid AND d.batch_id = ${batchId}::uuid${some}
    ORDER BY d.comment_id`
  return rows.map((row) => ({ ...row, kind: kindLeadingTo(row.after) }))
}

export type CommentStanding = { id: string; version: number; status: Status; by: string | null }

/** The same for a browser that catches up. */
export async function standingsNow(siteId: string, commentIds: readonly string[]): Promise<CommentStanding[]> {
  const found = await standings(db(), siteId, commentIds)
  return [...found].map(([id, { version, status, decidedBy }]) => ({ id, version, status, by: decidedBy }))
}
