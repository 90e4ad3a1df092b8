import { chooseDoubled } from '#lib/assignments/projects/choose-doubled.ts'
import { chooseComments } from '#lib/assignments/sampling/data.ts'
import type { Chosen } from '#lib/assignments/sampling/schema.ts'
import type { NewProject, ProjectOutcome } from '#lib/assignments/schema.ts'
import { recordEvent } from '#lib/audit/mutations.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { currentAttributes } from '#lib/labels/attributes/data.ts'

type By = { siteId: string; userId: string; now: Date }

/** Choosing looks for near-duplicates among up to 20,000 texts. */
const PATIENCE = { timeout: 120_000 }

/** Makes a project: chooses its comments, and puts as many seats before each as annotators are asked for. */
export async function createProject(project: NewProject, by: By): Promise<ProjectOutcome> {
  const { siteId, now } = by
  const id = newId()
  return db().$transaction(async (tx) => {
    const { datasetId, choice, attributes, ...asked } = project
    if ((await tx.dataset.count({ where: { id: datasetId, siteId } })) === 0) return { ok: false, reason: 'no-dataset' }
    const known = new Set((await currentAttributes(siteId, tx)).map((one) => one.key))
    if (!attributes.every((key) => known.has(key))) return { ok: false, reason: 'unknown-attribute' }
    const outcome = await chooseComments(tx, choice, { siteId, seed: id })
    if (!outcome.ok) return outcome
    // The ids of a file stand in the seats.
    const kept = choice.kind === 'file' ? { kind: 'file', ids: [] } : choice
    const made = { createdBy: by.userId, createdAt: now }
    const about = { id, siteId, datasetId, attributes: [...new Set(attributes)], choice: kept, ...made }
    await tx.labelProject.create({ data: { ...about, ...asked } })
    const seats = seatsFor(outcome.chosen, { ...project, id })
    await writeSeats(tx, seats, { siteId, projectId: id })
    const payload = { comments: outcome.chosen.length, seats: seats.length }
    await recordEvent(tx, { name: 'project.created', ...subject(id, by), payload }, now)
    return { ok: true, id, ...payload }
  }, PATIENCE)
}

/** Stops giving out comments of a project, or goes on with it. What is before somebody can still be answered. */
export async function closeProject(id: string, closed: boolean, by: By): Promise<{ ok: boolean }> {
  return db().$transaction(async (tx) => {
    const where = { id, siteId: by.siteId, closedAt: closed ? null : { not: null } }
    const { count } = await tx.labelProject.updateMany({ where, data: { closedAt: closed ? by.now : null } })
    if (count === 0) return { ok: false }
    await recordEvent(tx, { name: 'project.closed', ...subject(id, by), payload: { closed } }, by.now)
    return { ok: true }
  })
}

const subject = (id: string, by: By) => {
  return { actor: { kind: 'user' as const, id: by.userId }, siteId: by.siteId, subjectId: id }
}

type Seat = Omit<Chosen, 'text'> & { id: string; place: number }

function seatsFor(
  chosen: readonly Chosen[],
  { id, annotators, doubledShare }: Pick<NewProject, 'annotators' | 'doubledShare'> & { id: string },
): Seat[] {
  const doubled = chooseDoubled(chosen.map((one) => one.commentId), doubledShare, id) // biome-ignore format: one thought
  return chosen.flatMap(({ text: _, ...one }, place) =>
    Array.from({ length: annotators * (doubled.has(one.commentId) ? 2 : 1) }, () => ({ ...one, id: newId(), place })),
  )
}

async function writeSeats(tx: Tx, seats: readonly Seat[], of: { siteId: string; projectId: string }): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO assignments (id, site_id, project_id, comment_id, revision_id, place, drawn)
    SELECT e.id, ${of.siteId}::uuid, ${of.projectId}::uuid, e."commentId", e."revisionId", e.place, e.drawn
    FROM jsonb_to_recordset(${JSON.stringify(seats)}::jsonb)
      AS e(id uuid, "commentId" uuid, "revisionId" uuid, place int, drawn text)`
}
