import { isAssignee } from '#lib/assignees/data.ts'
import type { Assigned, AssignOutcome, AssignRequest } from '#lib/assignees/schema.ts'
import { recordEvent } from '#lib/audit/mutations.ts'
import { db, type Tx } from '#lib/db/client.ts'
import type { SeenComment } from '#lib/decisions/schema.ts'
import { announce } from '#lib/live/mutations.ts'
import { NAMED_AT_MOST } from '#lib/live/schema.ts'

type By = { siteId: string; userId: string; now: Date }

/** Gives comments that still wait to a person or to nobody. What was decided meanwhile stays whose it was. */
export async function assign({ commentIds, assigneeId }: AssignRequest, by: By): Promise<AssignOutcome> {
  return db().$transaction(async (tx) => {
    if (assigneeId && !(await isAssignee(tx, by.siteId, assigneeId))) return { ok: false, reason: 'not-a-moderator' }
    const items = commentIds.map((commentId) => ({ commentId, version: null }))
    const assigned = await assignRows(tx, { items, assigneeId }, by)
    const payload = { assigneeId, asked: commentIds.length, applied: assigned.length }
    const about = { actor: { kind: 'user' as const, id: by.userId }, siteId: by.siteId, subjectId: assigneeId }
    await recordEvent(tx, { name: 'comments.assigned', ...about, payload }, by.now)
    return { ok: true, assigned }
  })
}

type Items = readonly (Omit<SeenComment, 'version'> & { version: number | null })[]

/** The conditional write: only what waits, and is the version that was seen where one was, changes hands. */
export async function assignRows(
  tx: Tx,
  { items, assigneeId }: { items: Items; assigneeId: string | null },
  by: By,
): Promise<Assigned[]> {
  const assigned = await tx.$queryRaw<Assigned[]>`
    WITH held AS (
      SELECT s.comment_id, s.assignee_id FROM comment_states s
      JOIN jsonb_to_recordset(${JSON.stringify(items)}::jsonb) AS a("commentId" uuid, version int) ON a."commentId" = s.comment_id
      WHERE s.site_id = ${by.siteId}::uuid AND s.status IN ('pending', 'escalated') AND coalesce(a.version = s.version, true)
      ORDER BY s.comment_id FOR UPDATE OF s
    )
    UPDATE comment_states s SET assignee_id = ${assigneeId}::uuid FROM held h WHERE s.comment_id = h.comment_id
    RETURNING s.comment_id AS "commentId", h.assignee_id AS before`
  if (assigned.length > 0) await announceAssigned(tx, { assigned, assigneeId }, by)
  return assigned
}

type GivenBack = { undoneBatchId: string; commentIds: readonly string[] }

/** Gives comments of a bulk back to whose they were before it, wherever they did not change hands again. */
export async function giveBack(tx: Tx, { undoneBatchId, commentIds }: GivenBack, by: By): Promise<string[]> {
  const given = await tx.$queryRaw<{ id: string }[]>`
    WITH held AS (
      SELECT s.comment_id, i.assignee_before FROM bulk_items i JOIN bulks b USING (batch_id)
      JOIN comment_states s ON s.comment_id = i.comment_id
      WHERE i.batch_id = ${undoneBatchId}::uuid AND i.outcome = 'applied' AND s.site_id = ${by.siteId}::uuid
        AND s.comment_id = ANY(${[...commentIds]}::uuid[]) AND s.assignee_id IS NOT DISTINCT FROM b.assignee_id
      ORDER BY s.comment_id FOR UPDATE OF s
    )
    UPDATE comment_states s SET assignee_id = h.assignee_before FROM held h WHERE s.comment_id = h.comment_id
    RETURNING s.comment_id AS id`
  await announce(tx, { site: by.siteId, kind: 'assigned', userId: by.userId, count: given.length, to: null, ids: [] })
  return given.map((one) => one.id)
}

type Given = { assigned: readonly Assigned[]; assigneeId: string | null }

async function announceAssigned(tx: Tx, { assigned, assigneeId }: Given, { siteId, userId }: By): Promise<void> {
  const person = assigneeId && (await tx.user.findUniqueOrThrow({ where: { id: assigneeId }, select: { name: true } }))
  const to = assigneeId && person ? { id: assigneeId, name: person.name } : null
  const ids = assigned.length <= NAMED_AT_MOST ? assigned.map((one) => one.commentId) : []
  await announce(tx, { site: siteId, kind: 'assigned', userId, count: assigned.length, to, ids })
}
