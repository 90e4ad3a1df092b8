import { recordEvent } from '#lib/audit/mutations.ts'
import { openBatch } from '#lib/batches/mutations.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { currentGuideline, labelsToRestore, revisionsOf } from '#lib/labels/data.ts'
import type { Annotator, LabelOutcome, LabelRequest, LabelValue } from '#lib/labels/schema.ts'

type Event = { commentId: string; revisionId: string; attribute: string; value: LabelValue }
type Events = { batchId: string; events: Event[]; source: 'single' | 'bulk'; scoreSeen: boolean }

/**
 * Appends what an annotator says: one event for each comment and attribute where it differs from what the same
 * annotator said before. A comment whose text changed since it was read is left out and named.
 */
export async function label(request: LabelRequest, by: Annotator): Promise<LabelOutcome> {
  return inBatch(request.batchId, by, async (tx) => {
    const current = await revisionsOf(tx, by.siteId, request.items.map((item) => item.commentId)) // biome-ignore format: one thought
    const kept = request.items.filter((item) => current.get(item.commentId) === item.revisionId)
    const refused = request.items
      .filter((item) => current.get(item.commentId) !== item.revisionId)
      .map(({ commentId }) => ({ commentId, why: current.has(commentId) ? 'text-changed' : 'not-here' }) as const)
    const said = Object.entries(request.labels)
    const events = kept.flatMap((item) => said.map(([attribute, value]) => ({ ...item, attribute, value })))
    const source = request.items.length > 1 ? 'bulk' : 'single'
    await appendEvents(tx, { batchId: request.batchId, events, source, scoreSeen: request.scoreSeen }, by)
    const payload = { asked: request.items.length, applied: kept.length }
    await recordEvent(tx, { name: 'comments.labelled', ...about(request.batchId, by), payload }, by.now)
    return { ok: true, batchId: request.batchId, applied: kept.length, refused }
  })
}

/** Takes a batch of the annotator's own labels back to what they had said before it, where they said nothing since. */
export async function undoLabels(
  ids: { batchId: string; undoneBatchId: string },
  by: Annotator,
): Promise<LabelOutcome> {
  return inBatch(ids.batchId, by, async (tx) => {
    const events = await labelsToRestore(tx, ids.undoneBatchId, by)
    await appendEvents(tx, { batchId: ids.batchId, events, source: 'single', scoreSeen: true }, by)
    const applied = new Set(events.map((event) => event.commentId)).size
    const payload = { undoneBatchId: ids.undoneBatchId, applied }
    await recordEvent(tx, { name: 'labels.undone', ...about(ids.batchId, by), payload }, by.now)
    return { ok: true, batchId: ids.batchId, applied, refused: [] }
  })
}

function about(batchId: string, by: Annotator) {
  return { actor: { kind: 'user' as const, id: by.userId }, siteId: by.siteId, subjectId: batchId }
}

/** Runs the work once for each batch id; a repetition answers how many comments the first one changed. */
async function inBatch(id: string, by: Annotator, work: (tx: Tx) => Promise<LabelOutcome>): Promise<LabelOutcome> {
  return db().$transaction(async (tx) => {
    const batch = { id, siteId: by.siteId, kind: 'label' as const, createdBy: by.userId, createdAt: by.now }
    const opened = await openBatch(tx, batch)
    if (opened === 'taken') return { ok: false, reason: 'batch-taken' }
    if (opened === 'new') return work(tx)
    const before = await tx.labelEvent.findMany({
      where: { batchId: id },
      distinct: ['commentId'],
      select: { commentId: true },
    })
    return { ok: true, batchId: id, applied: before.length, refused: [] }
  })
}

async function appendEvents(tx: Tx, { batchId, events, source, scoreSeen }: Events, by: Annotator): Promise<void> {
  const guideline = await currentGuideline(by.siteId, tx)
  const json = JSON.stringify(events.map((event) => ({ ...event, id: newId() })))
  await tx.$executeRaw`
    INSERT INTO label_events (id, site_id, comment_id, revision_id, attribute, value, source, score_seen, guideline_id,
      batch_id, labelled_by, labelled_at)
    SELECT e.id, ${by.siteId}::uuid, e."commentId", e."revisionId", e.attribute, e.value::label_value,
      ${source}::label_source, ${scoreSeen}, ${guideline.id}::uuid, ${batchId}::uuid, ${by.userId}::uuid, ${by.now}
    FROM jsonb_to_recordset(${json}::jsonb) AS e(id uuid, "commentId" uuid, "revisionId" uuid, attribute text, value text)
    LEFT JOIN LATERAL (
      SELECT l.value, l.revision_id FROM label_events l
      WHERE l.comment_id = e."commentId" AND l.labelled_by = ${by.userId}::uuid AND l.attribute = e.attribute
      ORDER BY l.id DESC LIMIT 1) AS before ON true
    WHERE before.value IS DISTINCT FROM e.value::label_value OR before.revision_id IS DISTINCT FROM e."revisionId"`
}
