import { db, type Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { attributeRead } from '#lib/labels/held-sql.ts'
import type { Annotator, Labels, LabelValue, NewLabel } from '#lib/labels/schema.ts'

export type Guideline = { id: string; number: number; text: string }

/** The guideline that holds on a site. Every site has one from its first day. */
export async function currentGuideline(siteId: string, tx: Tx = db()): Promise<Guideline> {
  const select = { id: true, number: true, text: true }
  return tx.guideline.findFirstOrThrow({ where: { siteId }, orderBy: { number: 'desc' }, select })
}

/** The current revision of each comment that the site has, by comment. */
export async function revisionsOf(tx: Tx, siteId: string, commentIds: string[]): Promise<Map<string, string>> {
  const where = { siteId, commentId: { in: commentIds } }
  const rows = await tx.commentState.findMany({ where, select: { commentId: true, revisionId: true } })
  return new Map(rows.map((row) => [row.commentId, row.revisionId]))
}

/** What holds of one annotator's labels of the current texts of some comments, by comment. What was cleared is gone. */
export async function labelsBy(
  userId: string,
  commentIds: readonly string[],
  tx: Tx = db(),
): Promise<Map<string, Labels>> {
  const rows = await tx.$queryRaw<{ commentId: string; attribute: string; value: LabelValue }[]>`
    SELECT DISTINCT ON (e.comment_id, e.attribute) e.comment_id AS "commentId", e.attribute, e.value::text AS value
    FROM (SELECT l.id, l.comment_id, l.value, ${attributeRead('l')} AS attribute FROM label_events l
      JOIN comment_states s ON s.comment_id = l.comment_id AND s.revision_id = l.revision_id
      WHERE l.comment_id = ANY(${[...commentIds]}::uuid[]) AND l.labelled_by = ${userId}::uuid) e
    ORDER BY e.comment_id, e.attribute, e.id DESC`
  const byComment = new Map<string, Labels>()
  for (const { commentId, attribute, value } of rows) {
    if (value !== 'cleared') byComment.set(commentId, { ...byComment.get(commentId), [attribute]: value })
  }
  return byComment
}

/**
 * What the annotator had said before a batch of the same text, for each of its events after which nothing newer was
 * said; `cleared` where it was nothing. How it was said comes back with it: blind or not, one or many, which guideline,
 * what was marked. Of all comments of the batch where none are named.
 */
export async function labelsToRestore(
  tx: Tx,
  { batchId, commentIds }: { batchId: string; commentIds?: readonly string[] },
  by: Annotator,
): Promise<NewLabel[]> {
  const among = commentIds ? Prisma.sql`e.comment_id = ANY(${[...commentIds]}::uuid[])` : Prisma.sql`true`
  return tx.$queryRaw<NewLabel[]>`
    SELECT e.comment_id AS "commentId", e.revision_id AS "revisionId", ${attributeRead('e')} AS attribute,
      coalesce(p.value, 'cleared')::text AS value, coalesce(p.source, e.source)::text AS source,
      coalesce(p.score_seen, e.score_seen) AS "scoreSeen", coalesce(p.guideline_id, e.guideline_id) AS "guidelineId",
      coalesce(p.spans, '[]') AS spans, p.assignment_id AS "assignmentId", p.lead_ms AS "leadMs"
    FROM label_events e
    LEFT JOIN LATERAL (SELECT * FROM label_events b
      WHERE b.comment_id = e.comment_id AND b.labelled_by = e.labelled_by
        AND ${attributeRead('b')} = ${attributeRead('e')} AND b.revision_id = e.revision_id AND b.id < e.id
      ORDER BY b.id DESC LIMIT 1) p ON true
    WHERE e.batch_id = ${batchId}::uuid AND e.site_id = ${by.siteId}::uuid AND e.labelled_by = ${by.userId}::uuid
      AND ${among}
      AND NOT EXISTS (SELECT 1 FROM label_events n
        WHERE n.comment_id = e.comment_id AND n.labelled_by = e.labelled_by
          AND ${attributeRead('n')} = ${attributeRead('e')} AND n.revision_id = e.revision_id AND n.id > e.id)
    ORDER BY e.id`
}

export type PastLabel = {
  id: string
  attribute: string
  value: LabelValue
  labelledBy: string
  labelledAt: Date
  bulk: boolean
}

/** Every label event of a comment, newest first. */
export async function labelHistory(siteId: string, commentId: string): Promise<PastLabel[]> {
  return db().$queryRaw<PastLabel[]>`
    SELECT l.id, l.attribute, l.value::text AS value, u.name AS "labelledBy", l.labelled_at AS "labelledAt",
      l.source = 'bulk' AS bulk
    FROM label_events l JOIN users u ON u.id = l.labelled_by
    WHERE l.site_id = ${siteId}::uuid AND l.comment_id = ${commentId}::uuid ORDER BY l.id DESC`
}

/** How many comments a batch of labels, or of an import, changed. */
export async function commentsOfBatch(tx: Tx, batchId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ comments: number }[]>`
    SELECT count(*)::int AS comments FROM (SELECT comment_id FROM label_events WHERE batch_id = ${batchId}::uuid
      UNION SELECT comment_id FROM label_skips WHERE batch_id = ${batchId}::uuid) c`
  return row?.comments ?? 0
}
