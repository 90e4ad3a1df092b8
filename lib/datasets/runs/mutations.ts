import { recordEvent } from '#lib/audit/mutations.ts'
import type { NewRun } from '#lib/datasets/runs/schema.ts'
import type { By } from '#lib/datasets/snapshots/mutations.ts'
import { db, pool, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { isUniqueViolation } from '#lib/db/violations.ts'
import { addJob } from '#lib/jobs/add-job.ts'

/** How long a file waits to be taken. It can be made again, the same bytes. */
const KEPT_FOR = 24 * 60 * 60_000

type Asked = { ok: true; id: string } | { ok: false; reason: 'not-there' | 'under-way' }

/** Asks for a snapshot or an archive; one of a kind at a time. */
export async function askRun(datasetId: string, asked: NewRun, { siteId, actor, now }: By): Promise<Asked> {
  const id = newId()
  const snapshotId = asked.kind === 'archive' ? asked.snapshotId : null
  const formats = asked.kind === 'archive' ? asked.formats : []
  const redacted = asked.kind === 'archive' ? asked.redact : true
  try {
    return await db().$transaction(async (tx) => {
      if (!(await isThere(tx, { datasetId, siteId, snapshotId }))) return { ok: false, reason: 'not-there' }
      const createdBy = actor.kind === 'user' ? actor.id : null
      const about = { id, siteId, datasetId, snapshotId, kind: asked.kind }
      await tx.datasetRun.create({ data: { ...about, formats, redacted, createdBy, createdAt: now } })
      const payload = { kind: asked.kind, formats, redacted }
      await recordEvent(tx, { name: 'dataset.run-asked', actor, siteId, subjectId: id, payload }, now)
      await addJob(tx, 'dataset-run', { runId: id }, { key: `dataset-run:${id}` })
      return { ok: true, id }
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'under-way' }
    throw error
  }
}

type Place = { datasetId: string; siteId: string; snapshotId: string | null }

async function isThere(tx: Tx, { datasetId, siteId, snapshotId }: Place): Promise<boolean> {
  if ((await tx.dataset.count({ where: { id: datasetId, siteId } })) === 0) return false
  if (snapshotId === null) return true
  const where = { id: snapshotId, datasetId, publishedAt: { not: null }, withdrawnAt: null }
  return (await tx.snapshot.count({ where })) > 0
}

/** Ends a run that waits or works. Who works on it stops at the next page of rows. */
export async function cancelRun(id: string, { siteId, actor, now }: By): Promise<{ ok: boolean }> {
  return db().$transaction(async (tx) => {
    const where = { id, siteId, state: { in: ['queued' as const, 'running' as const] } }
    const { count } = await tx.datasetRun.updateMany({ where, data: { state: 'cancelled', endedAt: now } })
    if (count === 0) return { ok: false }
    const { kind } = await tx.datasetRun.findUniqueOrThrow({ where: { id } })
    await recordEvent(tx, { name: 'dataset.run-cancelled', actor, siteId, subjectId: id, payload: { kind } }, now)
    return { ok: true }
  })
}

/** Begins a run, or begins it again after whoever worked on it died; null where it has ended already. */
export async function beginRun(id: string) {
  const where = { id, state: { in: ['queued' as const, 'running' as const] } }
  const { count } = await db().datasetRun.updateMany({ where, data: { state: 'running', done: 0 } })
  return count === 0 ? null : db().datasetRun.findUniqueOrThrow({ where: { id } })
}

/** Tells how far a run is; false where it was cancelled. */
export async function tellProgress(id: string, done: number, total: number): Promise<boolean> {
  const { count } = await db().datasetRun.updateMany({ where: { id, state: 'running' }, data: { done, total } })
  return count > 0
}

export type Ended =
  | { state: 'failed'; failure: string }
  | { state: 'done'; rows: number; file: { name: string; bytes: number; sha256: string } | null }

/** Ends a run that was not cancelled meanwhile, and puts it on record. Says whether it did. */
export async function endRun(id: string, ended: Ended, now: Date): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const file = ended.state === 'done' ? ended.file : null
    const kept = file && { ...file, expiresAt: new Date(now.getTime() + KEPT_FOR) }
    const { name, ...rest } = kept ?? { name: null }
    const figures = ended.state === 'done' ? { done: ended.rows, total: ended.rows } : { failure: ended.failure }
    const data = { state: ended.state, endedAt: now, fileName: name, ...rest, ...figures }
    const { count } = await tx.datasetRun.updateMany({ where: { id, state: 'running' }, data })
    if (count === 0) return false
    const { kind, siteId } = await tx.datasetRun.findUniqueOrThrow({ where: { id } })
    const rows = ended.state === 'done' ? ended.rows : 0
    const payload = { kind, state: ended.state, rows, sha256: file?.sha256 ?? null }
    const about = { actor: { kind: 'system' as const }, siteId, subjectId: id }
    await recordEvent(tx, { name: 'dataset.run-ended', ...about, payload }, now)
    return true
  })
}

/** Puts a piece of a run's file in its place, also when it was put there before a kill. */
export async function keepPart(runId: string, number: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  // Not by the client, which would write the bytes out as text several times over.
  const sql = `INSERT INTO archive_parts (run_id, number, bytes) VALUES ($1, $2, $3)
    ON CONFLICT (run_id, number) DO UPDATE SET bytes = excluded.bytes`
  await pool().query(sql, [runId, number, bytes])
}

export async function dropParts(runId: string): Promise<void> {
  await db().archivePart.deleteMany({ where: { runId } })
}

/** Throws away the files whose time is over. */
export async function expireArchives(now: Date): Promise<void> {
  await db().archivePart.deleteMany({ where: { run: { expiresAt: { lte: now } } } })
}

/** Puts on record that somebody takes a file. */
export async function recordDownload(id: string, sha256: string, { siteId, actor, now }: By): Promise<void> {
  await recordEvent(db(), { name: 'archive.downloaded', actor, siteId, subjectId: id, payload: { sha256 } }, now)
}

export type Written = { formats: string[]; redacted: boolean; rows: number; sha256: string }

/** Puts on record that an archive of a snapshot was written where the command line runs. */
export async function recordWritten(snapshotId: string, payload: Written, { siteId, actor, now }: By): Promise<void> {
  await recordEvent(db(), { name: 'archive.written', actor, siteId, subjectId: snapshotId, payload }, now)
}
