import { cleanSpans } from '#lib/assignments/clean-spans.ts'
import { ownAssignment } from '#lib/assignments/data.ts'
import { isGoldDue } from '#lib/assignments/is-gold-due.ts'
import type { Answered, OwnAssignment, SkipRequest, Submission, Submitted } from '#lib/assignments/schema.ts'
import { waitingFor } from '#lib/assignments/waiting-sql.ts'
import { recordEvent } from '#lib/audit/mutations.ts'
import { db, type Tx } from '#lib/db/client.ts'
import type { Assignment, LabelProject } from '#lib/db/generated/client.ts'
import { newId } from '#lib/db/id.ts'
import { isUniqueViolation } from '#lib/db/violations.ts'
import { siteAttributes } from '#lib/labels/attributes/data.ts'
import { mergesOf, readAllAs } from '#lib/labels/attributes/read-as.ts'
import { currentGuideline } from '#lib/labels/data.ts'
import { appendLabels } from '#lib/labels/mutations.ts'
import type { MarkedSpan } from '#lib/labels/schema.ts'

export type By = { siteId: string; userId: string; now: Date }

/**
 * What this annotator has before them in a project, or the next that waits for them; null when there is none. Seats are
 * taken by one conditional write: however many ask, each seat has one annotator, and an annotator one seat at a time.
 */
export async function nextAssignment(projectId: string, by: By): Promise<OwnAssignment | null> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await db().$transaction((tx) => takeSeat(tx, projectId, by))
    } catch (error) {
      // The same person asked twice at a moment: the other request has taken the seat.
      if (attempt > 2 || !isUniqueViolation(error)) throw error
    }
  }
}

async function takeSeat(tx: Tx, projectId: string, by: By): Promise<OwnAssignment | null> {
  const project = await tx.labelProject.findFirst({ where: { id: projectId, siteId: by.siteId, closedAt: null } })
  if (!project) return null
  const expiresAt = new Date(by.now.getTime() + project.minutes * 60_000)
  const before = { projectId, annotatorId: by.userId, state: 'open' as const }
  await tx.assignment.updateMany({ where: before, data: { expiresAt } })
  const open = await tx.assignment.findFirst({ where: before })
  const seen = open && (await isCurrent(tx, open)) ? await ownAssignment(open.id, by.userId, tx) : null
  if (seen) return seen
  // Its text was changed or erased while it was open: it is given back, and waits for nobody.
  if (open) await tx.assignment.updateMany({ where: { id: open.id }, data: FREED })
  const taking = { ...by, expiresAt }
  const id = (await takeGold(tx, project, taking)) ?? (await takeWaiting(tx, projectId, taking))
  return id ? ownAssignment(id, by.userId, tx) : null
}

async function isCurrent(tx: Tx, { commentId, revisionId }: Assignment): Promise<boolean> {
  return (await tx.commentState.count({ where: { commentId, revisionId } })) > 0
}

const FREED = { state: 'free' as const, annotatorId: null, assignedAt: null, expiresAt: null }

type Taking = By & { expiresAt: Date }

async function takeWaiting(tx: Tx, projectId: string, { userId, now, expiresAt }: Taking): Promise<string | null> {
  const [taken] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE assignments SET state = 'open', annotator_id = ${userId}::uuid, assigned_at = ${now}, expires_at = ${expiresAt}
    WHERE id = (SELECT a.id FROM assignments a WHERE a.project_id = ${projectId}::uuid AND a.state IN ('free', 'open')
      AND ${waitingFor({ userId, now })} ORDER BY a.place, a.id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`
  return taken?.id ?? null
}

/** A gold comment that the annotator has not had in this project, when one is due and others still wait for them. */
async function takeGold(tx: Tx, project: LabelProject, { userId, now, expiresAt }: Taking): Promise<string | null> {
  const ended = { projectId: project.id, annotatorId: userId, state: { in: ['labelled' as const, 'skipped' as const] } }
  const done = await tx.assignment.count({ where: ended })
  if (!isGoldDue({ projectId: project.id, userId, done }, project.goldShare)) return null
  const [taken] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO assignments (id, site_id, project_id, comment_id, revision_id, place, drawn, gold, state, annotator_id,
      assigned_at, expires_at)
    SELECT ${newId()}::uuid, g.site_id, ${project.id}::uuid, g.comment_id, g.revision_id, ${done}, 'gold', true, 'open',
      ${userId}::uuid, ${now}, ${expiresAt}
    FROM gold_comments g JOIN comment_states s ON s.comment_id = g.comment_id AND s.revision_id = g.revision_id
    JOIN revisions r ON r.id = g.revision_id
    WHERE g.site_id = ${project.siteId}::uuid AND r.text IS NOT NULL AND g.set_by <> ${userId}::uuid
      AND g.answers ?| ${project.attributes}::text[]
      AND NOT EXISTS (SELECT FROM assignments o WHERE o.project_id = ${project.id}::uuid
        AND o.comment_id = g.comment_id AND o.annotator_id = ${userId}::uuid)
      AND EXISTS (SELECT FROM assignments a WHERE a.project_id = ${project.id}::uuid AND ${waitingFor({ userId, now })})
    ORDER BY md5(${userId} || g.comment_id::text) LIMIT 1
    RETURNING id`
  return taken?.id ?? null
}

/** What became of an answer and what comes next: one round trip for one key. Nothing comes where it was refused. */
export async function answerThenNext(id: string, answer: Submission | SkipRequest, by: By): Promise<Answered> {
  const outcome = 'labels' in answer ? await submitLabels(id, answer, by) : await skipAssignment(id, answer, by)
  if (!outcome.ok && outcome.reason !== 'not-yours' && outcome.reason !== 'text-changed') return { outcome, next: null }
  const seat = await db().assignment.findFirst({ where: { id, siteId: by.siteId }, select: { projectId: true } })
  return { outcome, next: seat && (await nextAssignment(seat.projectId, by)) }
}

/**
 * Writes what an annotator says of an assignment, blind, and ends it. It may be said anew while the project is open. Who
 * left it so long that it went to somebody else is told so.
 */
export async function submitLabels(id: string, said: Submission, by: By): Promise<Submitted> {
  return db().$transaction(async (tx) => {
    const held = await holdSeat(tx, id, by)
    if (!held.ok) return held
    const { seat, project, text } = held
    const asked = readAllAs(mergesOf(await siteAttributes(by.siteId, tx)), project.attributes)
    if (!asked.every((key) => said.labels[key])) return { ok: false, reason: 'incomplete' }
    const spans = new Map<string, MarkedSpan[] | null>(asked.map((key) => [key, cleanSpans(said.spans[key] ?? [], text)])) // biome-ignore format: one thought
    if ([...spans.values()].includes(null)) return { ok: false, reason: 'span-outside' }
    const { commentId, revisionId } = seat
    const guidelineId = (await currentGuideline(by.siteId, tx)).id
    const how = { source: 'single', scoreSeen: false, guidelineId, assignmentId: id, leadMs: said.leadMs } as const
    const labels = asked.map((attribute) => {
      const value = said.labels[attribute] ?? 'unsure'
      return {
        ...how,
        commentId,
        revisionId,
        attribute,
        value,
        spans: value === 'no' ? [] : (spans.get(attribute) ?? []),
      }
    })
    await appendLabels(tx, { batchId: null, labels }, by)
    await tx.assignment.update({ where: { id }, data: { state: 'labelled', endedAt: by.now, expiresAt: null } })
    const payload = { projectId: project.id, attributes: asked.length }
    await recordEvent(tx, { name: 'assignment.labelled', ...subject(id, by), payload }, by.now)
    return { ok: true }
  })
}

/** Ends an assignment without labels. Its seat is given to somebody else once: two who skip a comment are enough. */
export async function skipAssignment(id: string, { reason, leadMs }: SkipRequest, by: By): Promise<Submitted> {
  return db().$transaction(async (tx) => {
    const held = await holdSeat(tx, id, by)
    if (!held.ok) return held
    const { seat, project } = held
    if (seat.state !== 'open') return { ok: false, reason: 'skipped-already' }
    const { commentId, revisionId } = seat
    const guidelineId = (await currentGuideline(by.siteId, tx)).id
    const who = { skippedBy: by.userId, skippedAt: by.now, leadMs }
    const about = { id: newId(), siteId: by.siteId, commentId, revisionId, assignmentId: id, guidelineId }
    await tx.labelSkip.create({ data: { ...about, reason, ...who } })
    await tx.assignment.update({ where: { id }, data: { state: 'skipped', endedAt: by.now, expiresAt: null } })
    if (!seat.gold) await replaceSeat(tx, seat)
    const payload = { projectId: project.id, reason }
    await recordEvent(tx, { name: 'assignment.skipped', ...subject(id, by), payload }, by.now)
    return { ok: true }
  })
}

async function replaceSeat(
  tx: Tx,
  { projectId, commentId, revisionId, siteId, place, drawn }: Assignment,
): Promise<void> {
  const skipped = await tx.assignment.count({ where: { projectId, commentId, state: 'skipped' } })
  if (skipped > 1) return
  await tx.assignment.create({ data: { id: newId(), siteId, projectId, commentId, revisionId, place, drawn } })
}

type Held = { ok: true; seat: Assignment; project: LabelProject; text: string } | Extract<Submitted, { ok: false }>

/** The seat, locked, when it is this annotator's, its project is open and its text is what it was. */
async function holdSeat(tx: Tx, id: string, by: By): Promise<Held> {
  await tx.$queryRaw`SELECT FROM assignments WHERE id = ${id}::uuid FOR UPDATE`
  const where = { id, siteId: by.siteId, annotatorId: by.userId }
  const found = await tx.assignment.findFirst({ where, include: { project: true, revision: true } })
  if (!found) return { ok: false, reason: 'not-yours' }
  const { project, revision, ...seat } = found
  if (seat.state === 'skipped') return { ok: false, reason: 'skipped-already' }
  if (project.closedAt && seat.state === 'labelled') return { ok: false, reason: 'closed' }
  if (revision.text === null || !(await isCurrent(tx, seat))) return { ok: false, reason: 'text-changed' }
  return { ok: true, seat, project, text: revision.text }
}

const subject = (id: string, by: By) => {
  return { actor: { kind: 'user' as const, id: by.userId }, siteId: by.siteId, subjectId: id }
}
