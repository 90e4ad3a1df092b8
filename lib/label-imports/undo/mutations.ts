import { recordEvent } from '#lib/audit/mutations.ts'
import { openBatch } from '#lib/batches/mutations.ts'
import { db, type Tx } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { FIRST_ID, newId } from '#lib/db/id.ts'
import { commentsOfBatch } from '#lib/labels/data.ts'
import { attributeRead } from '#lib/labels/held-sql.ts'

type By = { siteId: string; userId: string; now: Date }
type Undone = { ok: true; batchId: string; applied: number } | { ok: false; reason: 'unknown-batch' | 'batch-taken' }

const AT_ONCE = 5000
const PATIENCE = { timeout: 10 * 60_000 }

/**
 * Takes an import of labels back as a whole: each of its annotators says again what they had said before it, or nothing,
 * wherever they said nothing since. The client makes the id of what undoes; asking again changes nothing.
 */
export async function undoLabelImport(
  { batchId, undoneBatchId }: { batchId: string; undoneBatchId: string },
  { siteId, userId, now }: By,
): Promise<Undone> {
  return db().$transaction(async (tx) => {
    const imported = await tx.auditEvent.count({ where: { siteId, subjectId: undoneBatchId, name: 'labels.imported' } })
    if (imported === 0) return { ok: false, reason: 'unknown-batch' }
    const opened = await openBatch(tx, { id: batchId, siteId, kind: 'label', createdBy: userId, createdAt: now })
    if (opened === 'taken') return { ok: false, reason: 'batch-taken' }
    if (opened === 'repeated') return { ok: true, batchId, applied: await commentsOfBatch(tx, batchId) }
    for (let after = FIRST_ID; ; ) {
      const events = await eventsToRestore(tx, { siteId, undoneBatchId, after })
      await append(tx, { batchId, siteId, now, events })
      const last = events.at(-1)
      if (!last || events.length < AT_ONCE) break
      after = last.undoes
    }
    await restoreSkips(tx, { siteId, undoneBatchId, batchId, now })
    const applied = await commentsOfBatch(tx, batchId)
    const about = { actor: { kind: 'user' as const, id: userId }, siteId, subjectId: batchId }
    await recordEvent(tx, { name: 'labels.undone', ...about, payload: { undoneBatchId, applied } }, now)
    return { ok: true, batchId, applied }
  }, PATIENCE)
}

type Restored = { undoes: string } & Record<string, unknown>

/** The next events of a batch after which the annotator said nothing newer, each with what they had said before. */
function eventsToRestore(tx: Tx, of: { siteId: string; undoneBatchId: string; after: string }): Promise<Restored[]> {
  return tx.$queryRaw<Restored[]>`
    SELECT e.id AS undoes, e.comment_id AS "commentId", e.revision_id AS "revisionId", ${attributeRead('e')} AS attribute,
      coalesce(p.value, 'cleared')::text AS value, coalesce(p.source, e.source)::text AS source,
      coalesce(p.score_seen, e.score_seen) AS "scoreSeen", coalesce(p.guideline_id, e.guideline_id) AS "guidelineId",
      coalesce(p.spans, '[]') AS spans, p.assignment_id AS "assignmentId", p.lead_ms AS "leadMs", e.labelled_by AS "labelledBy"
    FROM label_events e
    LEFT JOIN LATERAL (SELECT * FROM label_events b
      WHERE b.comment_id = e.comment_id AND b.labelled_by = e.labelled_by
        AND ${attributeRead('b')} = ${attributeRead('e')} AND b.revision_id = e.revision_id AND b.id < e.id
      ORDER BY b.id DESC LIMIT 1) p ON true
    WHERE e.batch_id = ${of.undoneBatchId}::uuid AND e.site_id = ${of.siteId}::uuid AND e.id > ${of.after}::uuid
      AND NOT EXISTS (SELECT FROM label_events n
        WHERE n.comment_id = e.comment_id AND n.labelled_by = e.labelled_by
          AND ${attributeRead('n')} = ${attributeRead('e')} AND n.revision_id = e.revision_id AND n.id > e.id)
    ORDER BY e.id LIMIT ${AT_ONCE}`
}

type Appended = { batchId: string; siteId: string; now: Date; events: readonly Restored[] }

async function append(tx: Tx, { batchId, siteId, now, events }: Appended): Promise<void> {
  const json = JSON.stringify(events.map((event) => ({ ...event, id: newId() })))
  await tx.$executeRaw`
    INSERT INTO label_events (id, site_id, comment_id, revision_id, attribute, value, source, score_seen, guideline_id,
      batch_id, labelled_by, labelled_at, spans, assignment_id, lead_ms)
    SELECT e.id, ${siteId}::uuid, e."commentId", e."revisionId", e.attribute, e.value::label_value,
      e.source::label_source, e."scoreSeen", e."guidelineId", ${batchId}::uuid, e."labelledBy", ${now}, e.spans,
      e."assignmentId", e."leadMs"
    FROM jsonb_to_recordset(${json}::jsonb) AS e(id uuid, "commentId" uuid, "revisionId" uuid, attribute text, value text,
      source text, "scoreSeen" boolean, "guidelineId" uuid, "labelledBy" uuid, spans jsonb, "assignmentId" uuid,
      "leadMs" int)`
}

type Skip = Omit<Prisma.LabelSkipCreateManyInput, 'id' | 'siteId' | 'batchId'>
type Skips = { siteId: string; undoneBatchId: string; batchId: string; now: Date }

/** Each of a batch's skips after which the annotator skipped nothing newer of that text is again what it was before. */
async function restoreSkips(tx: Tx, { siteId, undoneBatchId, batchId, now }: Skips): Promise<void> {
  const skips = await tx.$queryRaw<Skip[]>`
    SELECT e.comment_id AS "commentId", e.revision_id AS "revisionId", p.assignment_id AS "assignmentId", p.reason,
      coalesce(p.guideline_id, e.guideline_id) AS "guidelineId", p.lead_ms AS "leadMs", e.skipped_by AS "skippedBy",
      coalesce(p.skipped_at, ${now}) AS "skippedAt"
    FROM label_skips e
    LEFT JOIN LATERAL (SELECT * FROM label_skips b
      WHERE b.comment_id = e.comment_id AND b.skipped_by = e.skipped_by AND b.revision_id = e.revision_id AND b.id < e.id
      ORDER BY b.id DESC LIMIT 1) p ON true
    WHERE e.batch_id = ${undoneBatchId}::uuid AND e.site_id = ${siteId}::uuid
      AND NOT EXISTS (SELECT FROM label_skips n
        WHERE n.comment_id = e.comment_id AND n.skipped_by = e.skipped_by AND n.revision_id = e.revision_id
          AND n.id > e.id)`
  await tx.labelSkip.createMany({ data: skips.map((skip) => ({ ...skip, id: newId(), siteId, batchId })) })
}
