import type { BulkStatus, LabelAction, LabelPreview, LeftOut } from '#lib/bulks/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { attributeRead } from '#lib/labels/held-sql.ts'

/** How many of those left out are named. */
const NAMED = 50

/** How far a bulk of a site is; null where there is none. */
export async function bulkStatus(siteId: string, batchId: string, tx: Tx = db()): Promise<BulkStatus | null> {
  const bulk = await tx.bulk.findFirst({ where: { batchId, siteId } })
  if (!bulk) return null
  const { kind, total, done, applied, startedAt, finishedAt } = bulk
  const state = finishedAt ? 'finished' : startedAt ? 'running' : 'prepared'
  return { batchId, state, kind, total, done, applied, leftOut: done > applied ? await leftOut(tx, batchId) : [] }
}

async function leftOut(tx: Tx, batchId: string): Promise<LeftOut[]> {
  return tx.$queryRaw<LeftOut[]>`
    SELECT i.comment_id AS "commentId", i.outcome AS why, u.name AS "decidedBy", left(r.text, 120) AS text
    FROM bulk_items i LEFT JOIN comment_states s ON s.comment_id = i.comment_id
    LEFT JOIN revisions r ON r.id = s.revision_id LEFT JOIN users u ON u.id = s.decided_by
    WHERE i.batch_id = ${batchId}::uuid AND i.outcome <> 'applied' ORDER BY i.comment_id LIMIT ${NAMED}`
}

/** What this annotator has said of the comments of a frozen set, and how many of them the labels would change. */
export async function previewLabels(
  { siteId, batchId, userId }: { siteId: string; batchId: string; userId: string },
  { labels, replaces }: LabelAction,
): Promise<LabelPreview> {
  const said = JSON.stringify(labels)
  const [row] = await db().$queryRaw<LabelPreview[]>`
    WITH own AS (SELECT i.comment_id, i.revision_id FROM bulk_items i JOIN bulks b USING (batch_id)
      WHERE b.batch_id = ${batchId}::uuid AND b.site_id = ${siteId}::uuid),
    newest AS (SELECT DISTINCT ON (e.comment_id, e.attribute) e.* FROM (
      SELECT l.id, l.comment_id, l.value::text AS value, ${attributeRead('l')} AS attribute
      FROM own o JOIN label_events l USING (comment_id, revision_id) WHERE l.labelled_by = ${userId}::uuid) e
      ORDER BY e.comment_id, e.attribute, e.id DESC),
    held AS MATERIALIZED (SELECT comment_id, attribute, value FROM newest WHERE value <> 'cleared'),
    counted AS (SELECT attribute, jsonb_object_agg(value, count) AS counts
      FROM (SELECT attribute, value, count(*)::int AS count FROM held GROUP BY 1, 2) c GROUP BY 1)
    SELECT coalesce((SELECT jsonb_object_agg(attribute, counts) FROM counted), '{}') AS held,
      (SELECT count(*)::int FROM own o
        WHERE EXISTS (SELECT FROM jsonb_each_text(${said}::jsonb) n
            LEFT JOIN held h ON h.comment_id = o.comment_id AND h.attribute = n.key
            WHERE coalesce(h.value, 'cleared') <> n.value)
          OR (${replaces} AND EXISTS (SELECT FROM held h WHERE h.comment_id = o.comment_id
            AND NOT ${said}::jsonb ? h.attribute))) AS changed`
  if (!row) throw new Error('counting answered nothing')
  return row
}

/** Some comments of a frozen set, by chance. */
export async function bulkSample(siteId: string, batchId: string, count: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ commentId: string }[]>`
    SELECT i.comment_id AS "commentId" FROM bulk_items i JOIN bulks b USING (batch_id)
    WHERE b.batch_id = ${batchId}::uuid AND b.site_id = ${siteId}::uuid ORDER BY random() LIMIT ${count}`
  return rows.map((row) => row.commentId)
}

/** Which of some comments a bulk changed. */
export async function changedByBulk(siteId: string, batchId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ commentId: string }[]>`
    SELECT i.comment_id AS "commentId" FROM bulk_items i JOIN bulks b USING (batch_id)
    WHERE b.batch_id = ${batchId}::uuid AND b.site_id = ${siteId}::uuid AND i.outcome = 'applied'
      AND i.comment_id = ANY(${ids}::uuid[])`
  return rows.map((row) => row.commentId)
}
