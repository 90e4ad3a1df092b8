import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor } from '#lib/audit/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/db/id.ts'
import { type ImportSettings, type Mapping, NO_TALLIES, newImport } from '#lib/imports/schema.ts'
import { forgetWork } from '#lib/imports/work/mutations.ts'
import { addJob, addJobs } from '#lib/jobs/add-job.ts'

export type By = { siteId: string; actor: Actor; now: Date }

/** Makes a place for a file whose bytes will follow. */
export async function createImport(
  file: { fileName: string; bytes: number },
  { siteId, actor, now }: By,
): Promise<string> {
  const { fileName, bytes } = newImport.parse(file)
  const id = newId()
  const createdBy = actor.kind === 'user' ? actor.id : null
  await db().$transaction(async (tx) => {
    const about = { id, siteId, fileName, bytes, tallies: NO_TALLIES, createdBy }
    await tx.commentImport.create({ data: { ...about, createdAt: now, touchedAt: now } })
    await recordEvent(tx, { name: 'import.created', actor, siteId, subjectId: id, payload: { bytes } }, now)
  })
  return id
}

type Start = { settings: ImportSettings; trial: boolean; signature: string | null }

/**
 * Has a file taken in from its beginning, or counted only, in the background. What an earlier go has taken in is found
 * again by its ids. A mapping is remembered for tables with the same columns.
 */
export async function startImport(id: string, { settings, trial, signature }: Start, by: By): Promise<{ ok: boolean }> {
  const { siteId, actor, now } = by
  return db().$transaction(async (tx) => {
    const where = {
      id,
      siteId,
      state: { in: ['ready' as const, 'failed' as const, 'cancelled' as const] },
      parts: { some: {} },
    }
    const fresh = { doneItems: 0, doneBytes: 0, tallies: NO_TALLIES, failure: null, endedAt: null }
    const whole = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM comment_imports WHERE id = ${id}::uuid AND received = bytes FOR UPDATE`
    if (whole.length === 0) return { ok: false }
    const data = { ...fresh, state: 'running' as const, settings, trial, startedAt: now, touchedAt: now }
    const { count } = await tx.commentImport.updateMany({ where, data })
    if (count === 0) return { ok: false }
    await tx.importRemark.deleteMany({ where: { importId: id } })
    await forgetWork(tx, id)
    if (signature && settings.mapping) await remember(tx, { siteId, signature, mapping: settings.mapping, now })
    const payload = { format: settings.format, trial }
    await recordEvent(tx, { name: 'import.started', actor, siteId, subjectId: id, payload }, now)
    await addJob(tx, 'work-import', { importId: id }, { key: `work-import:${id}` })
    return { ok: true }
  })
}

type Remembered = { siteId: string; signature: string; mapping: Mapping; now: Date }

async function remember(tx: Tx, { siteId, signature, mapping, now }: Remembered): Promise<void> {
  const where = { siteId_signature: { siteId, signature } }
  const data = { mapping: mapping as Prisma.InputJsonValue, usedAt: now }
  await tx.importMapping.upsert({ where, create: { siteId, signature, ...data }, update: data })
}

/** Ends an import that is under way. What was taken in stays, and so does the file: it can be started again. */
export async function cancelImport(id: string, { siteId, actor, now }: By): Promise<{ ok: boolean }> {
  return db().$transaction(async (tx) => {
    const data = { state: 'cancelled' as const, touchedAt: now, endedAt: now }
    const { count } = await tx.commentImport.updateMany({ where: { id, siteId, state: 'running' }, data })
    if (count === 0) return { ok: false }
    await forgetWork(tx, id)
    await recordEvent(tx, { name: 'import.cancelled', actor, siteId, subjectId: id, payload: {} }, now)
    return { ok: true }
  })
}

/** Throws a file away that is not being read, with its remarks; the comments that came of it stay. */
export async function removeFile(id: string, { siteId, actor, now }: By): Promise<{ ok: boolean }> {
  return db().$transaction(async (tx) => {
    const where = { id, siteId, state: { notIn: ['running' as const, 'done' as const] } }
    const { count } = await tx.commentImport.deleteMany({ where })
    if (count === 0) return { ok: false }
    await recordEvent(tx, { name: 'import.removed', actor, siteId, subjectId: id, payload: {} }, now)
    return { ok: true }
  })
}

/** How long a file waits for somebody to come back to it, and how long its remarks can be taken. */
const KEPT_FOR = 7 * 24 * 60 * 60_000
/** Nobody works on what was not touched for so long. */
const STALLED_AFTER = 5 * 60_000

/** Takes up what nobody works on any more, and throws away what nobody came back to. */
export async function sweepImports(now: Date): Promise<void> {
  const old = new Date(now.getTime() - KEPT_FOR)
  const stalled = await db().$queryRaw<{ id: string }[]>`
    SELECT i.id FROM comment_imports i WHERE i.state = 'running' AND i.touched_at < ${new Date(now.getTime() - STALLED_AFTER)}
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j
        WHERE j.key = 'work-import:' || i.id AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL))`
  await addJobs(db(), 'work-import', stalled.map(({ id }) => ({ payload: { importId: id }, key: `work-import:${id}` }))) // biome-ignore format: one thought
  await db().commentImport.deleteMany({ where: { state: { notIn: ['running', 'done'] }, touchedAt: { lt: old } } })
  await db().importRemark.deleteMany({ where: { import: { state: 'done', touchedAt: { lt: old } } } })
}
