import { db, type Tx } from '#lib/db/client.ts'
import type { Annotator, Labels, LabelValue } from '#lib/labels/schema.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

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

/** What one annotator's newest labels of some comments are, by comment. */
export async function labelsBy(userId: string, commentIds: readonly string[]): Promise<Map<string, Labels>> {
  const rows = await db().$queryRaw<{ commentId: string; attribute: Attribute; value: LabelValue }[]>`
    SELECT DISTINCT ON (comment_id, attribute) comment_id AS "commentId", attribute, value::text AS value
    FROM label_events WHERE comment_id = ANY(${[...commentIds]}::uuid[]) AND labelled_by = ${userId}::uuid
    ORDER BY comment_id, attribute, id DESC`
  const byComment = new Map<string, Labels>()
  for (const { commentId, attribute, value } of rows) {
    byComment.set(commentId, { ...byComment.get(commentId), [attribute]: value })
  }
  return byComment
}

type Restored = { commentId: string; revisionId: string; attribute: string; value: LabelValue }

/** What the annotator had said before a batch, for each of its events after which nothing newer was said. */
export async function labelsToRestore(tx: Tx, batchId: string, by: Annotator): Promise<Restored[]> {
  return tx.$queryRaw<Restored[]>`
    SELECT e.comment_id AS "commentId", e.revision_id AS "revisionId", e.attribute,
      coalesce((SELECT p.value::text FROM label_events p
        WHERE p.comment_id = e.comment_id AND p.labelled_by = e.labelled_by AND p.attribute = e.attribute AND p.id < e.id
        ORDER BY p.id DESC LIMIT 1), 'cleared') AS value
    FROM label_events e
    WHERE e.batch_id = ${batchId}::uuid AND e.site_id = ${by.siteId}::uuid AND e.labelled_by = ${by.userId}::uuid
      AND NOT EXISTS (SELECT 1 FROM label_events n
        WHERE n.comment_id = e.comment_id AND n.labelled_by = e.labelled_by AND n.attribute = e.attribute AND n.id > e.id)
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
