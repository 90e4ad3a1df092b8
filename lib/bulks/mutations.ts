import { isAssignee } from '#lib/assignees/data.ts'
import { recordEvent } from '#lib/audit/mutations.ts'
import { openBatch } from '#lib/batches/mutations.ts'
import { bulkStatus } from '#lib/bulks/data.ts'
import {
  BULK_LIMIT,
  type BulkAction,
  type BulkOutcome,
  type BulkPerson,
  type BulkRequest,
  type BulkUndo,
} from '#lib/bulks/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { addJob } from '#lib/jobs/add-job.ts'
import { isKnown } from '#lib/labels/mutations.ts'
import { forPerson } from '#lib/queue/schema.ts'
import { viewCondition } from '#lib/queue/view-sql.ts'

/** Freezing writes a row for each comment. */
const PATIENCE = { timeout: 60_000 }

/**
 * Freezes a set as it is now, each comment as it stands, so that it can be looked at before anything is done with
 * it. What the same person froze before and did not use is forgotten. Asking again answers the same set.
 */
export async function prepareBulk(request: BulkRequest, by: BulkPerson): Promise<BulkOutcome> {
  if (by.labelsOnly && !('commentIds' in request)) return { ok: false, reason: 'not-allowed' }
  return db().$transaction(async (tx) => {
    const opened = await openWeakBatch(tx, request.batchId, by)
    if (opened === 'taken') return { ok: false, reason: 'batch-taken' }
    if (opened === 'repeated') return outcomeOf(tx, request.batchId, by)
    await forgetUnused(tx, by)
    await tx.bulk.create({ data: newBulk(request.batchId, by) })
    const held = Prisma.sql`
      SELECT s.comment_id, s.version, s.revision_id FROM comment_states s
      WHERE ${heldBy(request, by)} LIMIT ${BULK_LIMIT + 1}`
    const total = await writeItems(tx, request.batchId, held)
    if (total > 0 && total <= BULK_LIMIT) return outcomeOf(tx, request.batchId, by)
    await tx.batch.delete({ where: { id: request.batchId } })
    return { ok: false, reason: total === 0 ? 'nothing' : 'too-many' }
  }, PATIENCE)
}

function heldBy(request: BulkRequest, { siteId, userId }: BulkPerson): Prisma.Sql {
  if ('view' in request) {
    const unticked = Prisma.sql` AND s.comment_id <> ALL(${request.without}::uuid[])`
    const held = viewCondition(siteId, forPerson(request.view, userId))
    return request.without.length > 0 ? Prisma.sql`${held}${unticked}` : held
  }
  if ('commentIds' in request) {
    return Prisma.sql`s.site_id = ${siteId}::uuid AND s.comment_id = ANY(${request.commentIds}::uuid[])`
  }
  return Prisma.sql`s.site_id = ${siteId}::uuid AND s.comment_id IN (
    SELECT i.comment_id FROM bulk_items i JOIN bulks b USING (batch_id)
    WHERE b.batch_id = ${request.leftOutOf}::uuid AND b.created_by = ${userId}::uuid AND i.outcome <> 'applied')`
}

/** Has a frozen set worked off in the background. Asking again changes nothing, but has lost work taken up again. */
export async function startBulk(batchId: string, action: BulkAction, by: BulkPerson): Promise<BulkOutcome> {
  if (by.labelsOnly && action.kind !== 'label') return { ok: false, reason: 'not-allowed' }
  return db().$transaction(async (tx) => {
    const bulk = await tx.bulk.findFirst({ where: { batchId, siteId: by.siteId } })
    if (!bulk) return { ok: false, reason: 'not-here' }
    if (bulk.createdBy !== by.userId) return { ok: false, reason: 'not-yours' }
    if (action.kind === 'label' && !(await isKnown(tx, action.labels, by.siteId))) {
      return { ok: false, reason: 'unknown-attribute' }
    }
    const assigneeId = action.kind === 'assign' ? action.assigneeId : null
    if (assigneeId && !(await isAssignee(tx, by.siteId, assigneeId))) return { ok: false, reason: 'not-a-moderator' }
    const data = {
      assigneeId,
      kind: action.kind,
      reason: action.kind === 'hide' ? action.reason : null,
      labels: action.kind === 'label' ? action.labels : Prisma.DbNull,
      replaces: action.kind === 'label' && action.replaces,
      mayOverride: by.mayOverride,
      startedAt: by.now,
    }
    const { count } = await tx.bulk.updateMany({ where: { batchId, startedAt: null }, data })
    if (count === 1) {
      if (action.kind === 'label') await tx.batch.update({ where: { id: batchId }, data: { kind: 'label' } })
      await recordStart(tx, { batchId, kind: action.kind, total: bulk.total }, by)
    }
    if (!bulk.finishedAt) await askToWork(tx, batchId)
    return outcomeOf(tx, batchId, by)
  })
}

/**
 * Undoes what a finished bulk decided or labelled, in the background: by inverse decisions wherever nobody decided after,
 * or by the labels that its annotator had given before, wherever they said nothing since.
 */
export async function undoBulk({ batchId, undoneBatchId }: BulkUndo, by: BulkPerson): Promise<BulkOutcome> {
  return db().$transaction(async (tx) => {
    const undone = await tx.bulk.findFirst({ where: { batchId: undoneBatchId, siteId: by.siteId } })
    if (!undone) return { ok: false, reason: 'not-here' }
    const labels = (await tx.batch.findUniqueOrThrow({ where: { id: undoneBatchId } })).kind === 'label'
    // What somebody said is theirs alone to take back.
    if (undone.createdBy !== by.userId && (labels || !by.mayOverride)) return { ok: false, reason: 'not-yours' }
    if (!undone.finishedAt) return { ok: false, reason: 'not-finished' }
    const opened = await openWeakBatch(tx, batchId, by, labels ? 'label' : 'decision')
    if (opened === 'taken') return { ok: false, reason: 'batch-taken' }
    if (opened === 'repeated') return outcomeOf(tx, batchId, by)
    const how = { kind: 'undo' as const, undoneBatchId, mayOverride: by.mayOverride, startedAt: by.now }
    await tx.bulk.create({ data: { ...newBulk(batchId, by), ...how } })
    const applied =
      undone.kind === 'assign'
        ? Prisma.sql`
      SELECT comment_id, version, revision_id FROM bulk_items WHERE batch_id = ${undoneBatchId}::uuid AND outcome = 'applied'`
        : Prisma.sql`
      SELECT comment_id, version, revision_id FROM decisions WHERE batch_id = ${undoneBatchId}::uuid`
    const labelled = Prisma.sql`
      SELECT DISTINCT comment_id, 0 AS version, revision_id FROM label_events WHERE batch_id = ${undoneBatchId}::uuid`
    const total = await writeItems(tx, batchId, labels ? labelled : applied)
    await recordStart(tx, { batchId, kind: 'undo', total }, by)
    await askToWork(tx, batchId)
    return outcomeOf(tx, batchId, by)
  }, PATIENCE)
}

function openWeakBatch(
  tx: Tx,
  id: string,
  { siteId, userId, now }: BulkPerson,
  kind: 'decision' | 'label' = 'decision',
) {
  return openBatch(tx, { id, siteId, kind, createdBy: userId, createdAt: now, weak: true })
}

function newBulk(batchId: string, { siteId, userId, now }: BulkPerson) {
  return { batchId, siteId, total: 0, createdBy: userId, createdAt: now }
}

async function forgetUnused(tx: Tx, { siteId, userId }: BulkPerson): Promise<void> {
  await tx.batch.deleteMany({ where: { bulk: { siteId, createdBy: userId, startedAt: null } } })
}

/** Freezes the comments of `held` (comment_id, version, revision_id). Answers how many there are. */
async function writeItems(tx: Tx, batchId: string, held: Prisma.Sql): Promise<number> {
  const total = await tx.$executeRaw`
    INSERT INTO bulk_items (batch_id, comment_id, version, revision_id)
    SELECT ${batchId}::uuid, h.comment_id, h.version, h.revision_id FROM (${held}) h`
  await tx.bulk.update({ where: { batchId }, data: { total } })
  return total
}

const askToWork = (tx: Tx, batchId: string) => addJob(tx, 'work-bulk', { batchId }, { key: `work-bulk:${batchId}` })

type Started = { batchId: string; kind: string; total: number }

async function recordStart(tx: Tx, { batchId, kind, total }: Started, { siteId, userId, now }: BulkPerson) {
  const actor = { kind: 'user' as const, id: userId }
  await recordEvent(tx, { name: 'bulk.started', actor, siteId, subjectId: batchId, payload: { kind, total } }, now)
}

async function outcomeOf(tx: Tx, batchId: string, { siteId }: BulkPerson): Promise<BulkOutcome> {
  const bulk = await bulkStatus(siteId, batchId, tx)
  return bulk ? { ok: true, bulk } : { ok: false, reason: 'not-here' }
}
