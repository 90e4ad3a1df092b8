import { assignRows, giveBack } from '#lib/assignees/mutations.ts'
import { recordEvent } from '#lib/audit/mutations.ts'
import { db, type Tx } from '#lib/db/client.ts'
import type { Bulk } from '#lib/db/generated/client.ts'
import { decisionsToUndo } from '#lib/decisions/data.ts'
import type { HideReason } from '#lib/decisions/kinds.ts'
import { type DecisionRow, decideRows } from '#lib/decisions/mutations.ts'
import { statusAfter } from '#lib/decisions/next-status.ts'
import { labelItems, restoreLabels } from '#lib/labels/mutations.ts'
import type { Labels } from '#lib/labels/schema.ts'

/** How many comments are changed in one transaction: few enough that nobody waits long for a row. */
const AT_ONCE = 1000

type Item = { commentId: string; version: number; revisionId: string }
type Refused = { commentId: string; why: string }

/**
 * Works through what is left of a bulk. Each part is decided, marked and counted in one transaction, so that after a
 * kill the rest goes on where it stopped and nothing is done twice.
 */
export async function workBulk(batchId: string, now: () => Date): Promise<void> {
  while (await workPart(batchId, now()));
}

async function workPart(batchId: string, now: Date): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const held = await tx.$queryRaw<{ held: boolean }[]>`
      SELECT true AS held FROM bulks WHERE batch_id = ${batchId}::uuid AND started_at IS NOT NULL
        AND finished_at IS NULL FOR UPDATE`
    if (held.length === 0) return false
    const bulk = await tx.bulk.findUniqueOrThrow({ where: { batchId } })
    const items = await tx.$queryRaw<Item[]>`
      SELECT comment_id AS "commentId", version, revision_id AS "revisionId" FROM bulk_items
      WHERE batch_id = ${batchId}::uuid AND outcome IS NULL ORDER BY comment_id LIMIT ${AT_ONCE}`
    if (items.length > 0) await markDone(tx, { bulk, items, refused: await workOn(tx, { bulk, items, now }) })
    const finished = items.length < AT_ONCE
    if (finished) await finish(tx, batchId, now)
    return !finished
  })
}

type Part = { bulk: Bulk; items: readonly Item[]; now: Date }

async function workOn(tx: Tx, { bulk, items, now }: Part): Promise<Refused[]> {
  const { batchId, siteId, mayOverride, createdBy: userId } = bulk
  if (bulk.kind === 'label') {
    const { labels, replaces } = bulk
    const said = { batchId, items, labels: labels as Labels, replaces, source: 'bulk' as const, scoreSeen: true }
    return (await labelItems(tx, said, { userId, siteId, now })).refused
  }
  if (bulk.undoneBatchId && (await isOfLabels(tx, batchId))) return unlabel(tx, { bulk, items, now })
  if (bulk.kind === 'assign') return assignPart(tx, { bulk, items, now })
  if (bulk.undoneBatchId && (await isAssignment(tx, bulk.undoneBatchId))) return giveBackPart(tx, { bulk, items, now })
  const rows = await rowsOf(tx, bulk, items)
  return (await decideRows(tx, { batchId, rows }, { userId, mayOverride, siteId, now })).refused
}

async function isOfLabels(tx: Tx, batchId: string): Promise<boolean> {
  return (await tx.batch.findUniqueOrThrow({ where: { id: batchId } })).kind === 'label'
}

async function unlabel(tx: Tx, { bulk, items, now }: Part): Promise<Refused[]> {
  const { batchId, siteId, createdBy: userId } = bulk
  const of = { batchId, undoneBatchId: bulk.undoneBatchId ?? '', commentIds: items.map((item) => item.commentId) }
  const restored = await restoreLabels(tx, of, { userId, siteId, now })
  return items
    .filter(({ commentId }) => !restored.has(commentId))
    .map(({ commentId }) => ({ commentId, why: 'labelled-since' }))
}

/** What does not wait any more, or changed since it was frozen, stays whose it is. */
async function assignPart(tx: Tx, { bulk, items, now }: Part): Promise<Refused[]> {
  const by = { siteId: bulk.siteId, userId: bulk.createdBy, now }
  const assigned = await assignRows(tx, { items, assigneeId: bulk.assigneeId }, by)
  await tx.$executeRaw`
    UPDATE bulk_items i SET assignee_before = a.before
    FROM jsonb_to_recordset(${JSON.stringify(assigned)}::jsonb) AS a("commentId" uuid, before uuid)
    WHERE i.batch_id = ${bulk.batchId}::uuid AND i.comment_id = a."commentId"`
  return others(items, assigned.map((one) => one.commentId)) // biome-ignore format: one thought
}

async function isAssignment(tx: Tx, batchId: string): Promise<boolean> {
  return (await tx.bulk.count({ where: { batchId, kind: 'assign' } })) > 0
}

async function giveBackPart(tx: Tx, { bulk, items, now }: Part): Promise<Refused[]> {
  const commentIds = items.map((item) => item.commentId)
  const by = { siteId: bulk.siteId, userId: bulk.createdBy, now }
  return others(items, await giveBack(tx, { undoneBatchId: bulk.undoneBatchId ?? '', commentIds }, by))
}

function others(items: readonly Item[], done: readonly string[]): Refused[] {
  const known = new Set(done)
  const left = items.filter(({ commentId }) => !known.has(commentId))
  return left.map(({ commentId }) => ({ commentId, why: 'not-waiting' }))
}

async function rowsOf(tx: Tx, bulk: Bulk, items: readonly Item[]): Promise<DecisionRow[]> {
  const { kind, undoneBatchId, reason } = bulk
  if (kind === 'undo' && undoneBatchId) {
    const commentIds = items.map((item) => item.commentId)
    return decisionsToUndo(tx, bulk.siteId, { batchId: undoneBatchId, commentIds })
  }
  if (!kind || kind === 'undo' || kind === 'label' || kind === 'assign')
    throw new Error(`a bulk cannot decide by ${kind}`)
  const how = { kind, after: statusAfter(kind), reason: reason as HideReason | null, undoesId: null }
  return items.map(({ commentId, version }) => ({ commentId, version, ...how }))
}

type Worked = { bulk: Bulk; items: readonly Item[]; refused: readonly Refused[] }

async function markDone(tx: Tx, { bulk, items, refused }: Worked): Promise<void> {
  const { batchId } = bulk
  const why = new Map(refused.map((one) => [one.commentId, one.why]))
  const json = JSON.stringify(
    items.map(({ commentId }) => ({ id: commentId, outcome: why.get(commentId) ?? 'applied' })),
  )
  await tx.$executeRaw`
    UPDATE bulk_items i SET outcome = o.outcome FROM jsonb_to_recordset(${json}::jsonb) AS o(id uuid, outcome text)
    WHERE i.batch_id = ${batchId}::uuid AND i.comment_id = o.id`
  const counted = { done: { increment: items.length }, applied: { increment: items.length - refused.length } }
  await tx.bulk.update({ where: { batchId }, data: counted })
}

async function finish(tx: Tx, batchId: string, now: Date): Promise<void> {
  const bulk = await tx.bulk.update({ where: { batchId }, data: { finishedAt: now } })
  const about = { actor: { kind: 'user' as const, id: bulk.createdBy }, siteId: bulk.siteId, subjectId: batchId }
  const { total: asked, applied, kind, undoneBatchId } = bulk
  if (kind === 'label') {
    await recordEvent(tx, { name: 'comments.labelled', ...about, payload: { asked, applied } }, now)
  } else if (undoneBatchId && (await isOfLabels(tx, batchId))) {
    await recordEvent(tx, { name: 'labels.undone', ...about, payload: { undoneBatchId, applied } }, now)
  } else if (kind === 'assign') {
    const { assigneeId } = bulk
    await recordEvent(tx, { name: 'comments.assigned', ...about, payload: { assigneeId, asked, applied } }, now)
  } else if (undoneBatchId) {
    await recordEvent(tx, { name: 'decisions.undone', ...about, payload: { undoneBatchId, asked, applied } }, now)
  } else {
    await recordEvent(tx, { name: 'comments.decided', ...about, payload: { kind: kind ?? '', asked, applied } }, now)
  }
}
