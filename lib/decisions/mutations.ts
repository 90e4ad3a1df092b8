import { recordEvent } from '#lib/audit/mutations.ts'
import { openBatch } from '#lib/batches/mutations.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { decisionsOfBatch, decisionsToUndo, standings } from '#lib/decisions/data.ts'
import { explainRefusal } from '#lib/decisions/explain-refusal.ts'
import type { DecisionKind, Status } from '#lib/decisions/kinds.ts'
import { statusAfter } from '#lib/decisions/next-status.ts'
import type { Applied, Decider, DecisionOutcome, DecisionRequest, Refusal, UndoRequest } from '#lib/decisions/schema.ts'
import { announce } from '#lib/live/mutations.ts'
import { NAMED_AT_MOST } from '#lib/live/schema.ts'
import { writeNotesOn } from '#lib/notes/mutations.ts'
import { routeAgain } from '#lib/policies/mutations.ts'

/** `unknown-batch`: there are no decisions by that id, perhaps not yet. */
type Outcome = ({ ok: true } & DecisionOutcome) | { ok: false; reason: 'batch-taken' | 'unknown-batch' }

/** In these a comment waits for a person, and its reasons must be those of the policy that holds. */
const WAITING: readonly Status[] = ['pending', 'escalated']

/** One decision to be taken, on the version that was seen. */
export type DecisionRow = {
  commentId: string
  version: number
  kind: DecisionKind
  after: Status
  reason: string | null
  undoesId: string | null
}

/**
 * Decides comments, one or many, each only if it still is the version that was seen. What was refused is answered
 * with who came first. Asking again with the same batch answers the same and changes nothing. A colleague's decision is
 * overridden under a reason alone: what the note says.
 */
export async function decide(request: DecisionRequest, decider: Decider): Promise<Outcome> {
  const note = request.note ?? null
  const by = { ...decider, overrides: note !== null }
  const after = statusAfter(request.kind)
  const distinct = [...new Map(request.items.map((item) => [item.commentId, item])).values()]
  const rows = distinct.map((item) => ({ ...item, kind: request.kind, after, reason: request.reason, undoesId: null }))
  return db().$transaction(async (tx) => {
    const outcome = await applyOnce(tx, { batchId: request.batchId, rows }, by)
    if (!outcome.ok || outcome.repeated) return outcome
    const payload = { kind: request.kind, asked: rows.length, applied: outcome.applied.length }
    const changed = outcome.applied.map((one) => one.commentId)
    if (note && changed.length > 0) await writeNotesOn(tx, { commentIds: changed, text: note }, by)
    await recordEvent(tx, { name: 'comments.decided', ...about(request.batchId, by), payload }, by.now)
    return outcome
  })
}

/** Undoes a batch of decisions by inverse decisions, wherever nobody decided after. Days later too. */
export async function undoDecisions(request: UndoRequest, by: Decider): Promise<Outcome> {
  const { batchId, undoneBatchId } = request
  return db().$transaction(async (tx) => {
    const rows = await decisionsToUndo(tx, by.siteId, { batchId: undoneBatchId })
    if (rows.length === 0) return { ok: false, reason: 'unknown-batch' }
    const outcome = await applyOnce(tx, { batchId, rows }, by)
    if (!outcome.ok || outcome.repeated) return outcome
    const payload = { undoneBatchId, asked: rows.length, applied: outcome.applied.length }
    await recordEvent(tx, { name: 'decisions.undone', ...about(batchId, by), payload }, by.now)
    return outcome
  })
}

function about(batchId: string, by: Decider) {
  return { actor: { kind: 'user' as const, id: by.userId }, siteId: by.siteId, subjectId: batchId }
}

type AppliedOnce = ({ ok: true; repeated: boolean } & DecisionOutcome) | { ok: false; reason: 'batch-taken' }

async function applyOnce(
  tx: Tx,
  { batchId, rows }: { batchId: string; rows: DecisionRow[] },
  by: Decider,
): Promise<AppliedOnce> {
  const batch = { id: batchId, siteId: by.siteId, kind: 'decision' as const, createdBy: by.userId, createdAt: by.now }
  const opened = await openBatch(tx, batch)
  if (opened === 'taken') return { ok: false, reason: 'batch-taken' }
  if (opened === 'new') return { ok: true, repeated: false, batchId, ...(await decideRows(tx, { batchId, rows }, by)) }
  const applied = await decisionsOfBatch(tx, batchId)
  return { ok: true, repeated: true, batchId, applied, refused: await refusals(tx, { rows, applied }, by) }
}

/** Decides what the caller has laid out, in its transaction, and says for each of the rest why it was not. */
export async function decideRows(
  tx: Tx,
  { batchId, rows }: { batchId: string; rows: DecisionRow[] },
  by: Decider,
): Promise<Pick<DecisionOutcome, 'applied' | 'refused'>> {
  const applied = await applyRows(tx, { batchId, rows }, by)
  return { applied, refused: await refusals(tx, { rows, applied }, by) }
}

async function refusals(
  tx: Tx,
  { rows, applied }: { rows: readonly DecisionRow[]; applied: readonly Applied[] },
  { siteId, mayOverride }: Decider,
): Promise<Refusal[]> {
  const done = new Set(applied.map((one) => one.commentId))
  const left = rows.filter((row) => !done.has(row.commentId))
  const now = await standings(tx, siteId, left.map((row) => row.commentId)) // biome-ignore format: one thought
  return left.map((row) => explainRefusal(row, now.get(row.commentId) ?? null, mayOverride))
}

/** The conditional write: only rows of the version seen change, and each change makes its decision. */
async function applyRows(
  tx: Tx,
  { batchId, rows }: { batchId: string; rows: DecisionRow[] },
  by: Decider,
): Promise<Applied[]> {
  const json = JSON.stringify(rows.map((row) => ({ ...row, id: newId() })))
  const applied = await tx.$queryRaw<Applied[]>`
    WITH asked AS (
      SELECT * FROM jsonb_to_recordset(${json}::jsonb)
        AS a(id uuid, "commentId" uuid, version int, kind text, after text, reason text, "undoesId" uuid)
    ), held AS (
      SELECT a.*, s.status, s.revision_id FROM comment_states s JOIN asked a ON a."commentId" = s.comment_id
        JOIN comments c ON c.id = s.comment_id AND c.source_state = 'present'
      WHERE s.site_id = ${by.siteId}::uuid AND s.version = a.version AND s.status <> a.after::status
        AND (s.status = 'pending' OR s.decided_by = ${by.userId}::uuid OR ${by.mayOverride && by.overrides !== false})
      ORDER BY s.comment_id FOR UPDATE OF s
    ), changed AS (
      UPDATE comment_states s SET status = h.after::status, version = h.version + 1,
        decided_at = ${by.now}, decided_by = ${by.userId}::uuid,
        waiting_since = CASE WHEN h.after IN ('pending', 'escalated') THEN ${by.now} ELSE s.waiting_since END
      FROM held h WHERE s.comment_id = h."commentId"
    )
    INSERT INTO decisions (id, site_id, comment_id, revision_id, version, kind, reason, status_before, status_after,
      undoes_id, batch_id, decided_by, decided_at)
    SELECT id, ${by.siteId}::uuid, "commentId", revision_id, version + 1, kind::decision_kind, reason, status, after::status,
      "undoesId", ${batchId}::uuid, ${by.userId}::uuid, ${by.now} FROM held
    RETURNING comment_id AS "commentId", id AS "decisionId", version, status_after::text AS status`
  const reopened = applied.filter((one) => WAITING.includes(one.status)).map((one) => one.commentId)
  if (reopened.length > 0) await routeAgain(tx, by.siteId, reopened)
  if (applied.length > 0) await announceDecided(tx, applied, by)
  return applied
}

async function announceDecided(tx: Tx, applied: readonly Applied[], { siteId, userId }: Decider): Promise<void> {
  const { name } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } })
  const named = applied.length <= NAMED_AT_MOST ? applied : []
  const comments = named.map(({ commentId, version, status }) => ({ id: commentId, version, status }))
  await announce(tx, { site: siteId, kind: 'decided', userId, by: name, count: applied.length, comments })
}
