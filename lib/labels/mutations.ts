import { recordEvent } from '#lib/audit/mutations.ts'
import { openBatch } from '#lib/batches/mutations.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import type { UndoRequest } from '#lib/decisions/schema.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'
import { commentsOfBatch, currentGuideline, labelsBy, labelsToRestore, revisionsOf } from '#lib/labels/data.ts'
import { attributeRead } from '#lib/labels/held-sql.ts'
import type { Annotator, LabelOutcome, LabelRequest, Labels, LabelValue, NewLabel } from '#lib/labels/schema.ts'

/**
 * Appends what an annotator says: one event for each comment and attribute where it differs from what the same
 * annotator said before. A comment whose text changed since it was read is left out and named.
 */
export async function label(request: LabelRequest, by: Annotator): Promise<LabelOutcome> {
  const items = [...new Map(request.items.map((item) => [item.commentId, item])).values()]
  const { batchId, scoreSeen } = request
  return db().$transaction(async (tx) => {
    const opened = await openLabelBatch(tx, batchId, by)
    if (opened === 'taken') return { ok: false, reason: 'batch-taken' }
    if (opened === 'repeated') return { ok: true, batchId, ...(await sortOut(tx, items, by.siteId)).answer }
    if (!(await isKnown(tx, request.labels, by.siteId))) {
      await tx.batch.delete({ where: { id: batchId } })
      return { ok: false, reason: 'unknown-attribute' }
    }
    const source = items.length > 1 ? ('bulk' as const) : ('single' as const)
    const answer = await labelItems(tx, { batchId, items, labels: request.labels, source, scoreSeen }, by)
    const payload = { asked: items.length, applied: answer.applied }
    await recordEvent(tx, { name: 'comments.labelled', ...about(batchId, by), payload }, by.now)
    return { ok: true, batchId, ...answer }
  })
}

type Item = LabelRequest['items'][number]
type Answer = Pick<Extract<LabelOutcome, { ok: true }>, 'applied' | 'refused'>

/** Which comments still have the text that was read, and why the others are left out. */
async function sortOut(tx: Tx, items: readonly Item[], siteId: string): Promise<{ kept: Item[]; answer: Answer }> {
  const current = await revisionsOf(tx, siteId, items.map((item) => item.commentId)) // biome-ignore format: one thought
  const kept = items.filter((item) => current.get(item.commentId) === item.revisionId)
  const refused = items
    .filter((item) => current.get(item.commentId) !== item.revisionId)
    .map(({ commentId }) => ({ commentId, why: current.has(commentId) ? 'text-changed' : 'not-here' }) as const)
  return { kept, answer: { applied: kept.length, refused } }
}

/** Whether all that is said is said of what can be labelled; what is no longer asked for can still be taken back. */
export async function isKnown(tx: Tx, labels: Labels, siteId: string): Promise<boolean> {
  const known = new Map((await siteAttributes(siteId, tx)).map((one) => [one.key, one]))
  return Object.entries(labels).every(([key, value]) => {
    const attribute = known.get(key)
    return attribute && !attribute.mergedInto && (value === 'cleared' || !attribute.deprecated)
  })
}

type Said = { batchId: string; items: readonly Item[]; labels: Labels } & Pick<NewLabel, 'source' | 'scoreSeen'>

const UNMARKED = { spans: [], assignmentId: null, leadMs: null } as const

/**
 * Appends the same labels to comments, in the caller's transaction, but for those whose text changed. With `replaces`
 * all else that the annotator had said of them is taken back.
 */
export async function labelItems(
  tx: Tx,
  { batchId, items, labels, source, scoreSeen, replaces = false }: Said & { replaces?: boolean },
  by: Annotator,
): Promise<Answer> {
  const { kept, answer } = await sortOut(tx, items, by.siteId)
  const how = { source, scoreSeen, guidelineId: (await currentGuideline(by.siteId, tx)).id, ...UNMARKED }
  const before = replaces ? await labelsBy(by.userId, kept.map((item) => item.commentId), tx) : null // biome-ignore format: one thought
  const news = kept.flatMap((item) => {
    const others = Object.keys(before?.get(item.commentId) ?? {}).map((attribute) => [attribute, 'cleared'] as const)
    const said = Object.entries<LabelValue>({ ...Object.fromEntries(others), ...labels })
    return said.map(([attribute, value]) => ({ ...item, ...how, attribute, value }))
  })
  await appendLabels(tx, { batchId, labels: news }, by)
  return answer
}

/** Takes a batch of the annotator's own labels back to what they had said before it, where they said nothing since. */
export async function undoLabels({ batchId, undoneBatchId }: UndoRequest, by: Annotator): Promise<LabelOutcome> {
  return db().$transaction(async (tx) => {
    const undone = await tx.batch.findUnique({ where: { id: undoneBatchId } })
    if (undone?.kind !== 'label' || undone.createdBy !== by.userId) return { ok: false, reason: 'unknown-batch' }
    const opened = await openLabelBatch(tx, batchId, by)
    if (opened === 'taken') return { ok: false, reason: 'batch-taken' }
    if (opened === 'repeated') return { ok: true, batchId, applied: await commentsOfBatch(tx, batchId), refused: [] }
    const applied = (await restoreLabels(tx, { batchId, undoneBatchId }, by)).size
    const payload = { undoneBatchId, applied }
    await recordEvent(tx, { name: 'labels.undone', ...about(batchId, by), payload }, by.now)
    return { ok: true, batchId, applied, refused: [] }
  })
}

type Undone = UndoRequest & { commentIds?: readonly string[] }

/** Appends what takes comments back to before a batch, in the caller's transaction. Answers which that changes. */
export async function restoreLabels(
  tx: Tx,
  { batchId, undoneBatchId, ...of }: Undone,
  by: Annotator,
): Promise<ReadonlySet<string>> {
  const labels = await labelsToRestore(tx, { batchId: undoneBatchId, ...of }, by)
  await appendLabels(tx, { batchId, labels }, by)
  return new Set(labels.map((one) => one.commentId))
}

function openLabelBatch(tx: Tx, id: string, { siteId, userId, now }: Annotator) {
  return openBatch(tx, { id, siteId, kind: 'label', createdBy: userId, createdAt: now })
}

function about(batchId: string, by: Annotator) {
  return { actor: { kind: 'user' as const, id: by.userId }, siteId: by.siteId, subjectId: batchId }
}

/**
 * Appends what differs from what the annotator said of the same text before, was said under another guideline, or answers
 * another assignment.
 */
export async function appendLabels(
  tx: Tx,
  { batchId, labels }: { batchId: string | null; labels: readonly NewLabel[] },
  by: Annotator,
): Promise<void> {
  const json = JSON.stringify(labels.map((one) => ({ ...one, id: newId() })))
  await tx.$executeRaw`
    INSERT INTO label_events (id, site_id, comment_id, revision_id, attribute, value, source, score_seen, guideline_id,
      batch_id, labelled_by, labelled_at, spans, assignment_id, lead_ms)
    SELECT e.id, ${by.siteId}::uuid, e."commentId", e."revisionId", e.attribute, e.value::label_value,
      e.source::label_source, e."scoreSeen", e."guidelineId", ${batchId}::uuid, ${by.userId}::uuid, ${by.now},
      e.spans, e."assignmentId", e."leadMs"
    FROM jsonb_to_recordset(${json}::jsonb) AS e(id uuid, "commentId" uuid, "revisionId" uuid, attribute text, value text,
      source text, "scoreSeen" boolean, "guidelineId" uuid, spans jsonb, "assignmentId" uuid, "leadMs" int)
    LEFT JOIN LATERAL (
      SELECT l.value, l.guideline_id, l.spans, l.assignment_id FROM label_events l
      WHERE l.comment_id = e."commentId" AND l.labelled_by = ${by.userId}::uuid AND ${attributeRead('l')} = e.attribute
        AND l.revision_id = e."revisionId"
      ORDER BY l.id DESC LIMIT 1) AS before ON true
    WHERE coalesce(before.value, 'cleared') <> e.value::label_value
      OR (e.value <> 'cleared' AND (before.guideline_id <> e."guidelineId" OR before.spans <> e.spans
        OR (e."assignmentId" IS NOT NULL AND before.assignment_id IS DISTINCT FROM e."assignmentId")))`
}
