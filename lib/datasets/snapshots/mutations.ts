import { randomBytes } from 'node:crypto'
import { recordEvent } from '#lib/audit/mutations.ts'
import type { Actor, AuditName } from '#lib/audit/schema.ts'
import { copyRows } from '#lib/datasets/snapshots/copy/mutations.ts'
import { differenceOf } from '#lib/datasets/snapshots/data.ts'
import { nextVersion } from '#lib/datasets/snapshots/next-version.ts'
import { type Difference, FIRST_SHARES, type NewDataset, type Selection } from '#lib/datasets/snapshots/schema.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { isUniqueViolation } from '#lib/db/violations.ts'

export type By = { siteId: string; actor: Actor; now: Date }

/** Defines a dataset. Its salt and shares are frozen from the first. */
export async function createDataset(
  { key, name, description, selection }: NewDataset,
  { siteId, actor, now }: By,
): Promise<{ ok: true; id: string } | { ok: false; reason: 'key-taken' }> {
  const id = newId()
  const createdBy = actor.kind === 'user' ? actor.id : null
  const shares = { trainShare: FIRST_SHARES.train, validationShare: FIRST_SHARES.validation }
  const salt = randomBytes(16).toString('hex')
  try {
    await db().$transaction(async (tx) => {
      const data = { id, siteId, key, name, description, selection, salt, ...shares, createdBy, createdAt: now }
      await tx.dataset.create({ data })
      await recordEvent(tx, { name: 'dataset.created', actor, siteId, subjectId: id, payload: { key } }, now)
    })
    return { ok: true, id }
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'key-taken' }
    throw error
  }
}

export type Drafted = { id: string; number: number; version: string; rows: number; difference: Difference }

/** What stands in a snapshot until its rows are copied, inside the transaction alone. */
const UNFILLED = { version: '', rowCount: 0, duplicates: 0, summary: {}, difference: {} }

/** How long the copying of a large site may take, in milliseconds. */
const PATIENCE = 30 * 60_000

/**
 * Copies what a dataset takes at this moment into a new snapshot, in one transaction that sees one state of the
 * database, and tells its version by how it differs from the last published one. Throws when the copy is not what the
 * events come to, or when splits share an article or a text: nothing is then written.
 */
export async function draftSnapshot(
  datasetId: string,
  { siteId, actor, now }: By,
  progress: (done: number, total: number) => Promise<void> = async () => {},
): Promise<Drafted> {
  return db().$transaction(
    async (tx) => {
      const dataset = await tx.dataset.findUniqueOrThrow({ where: { id: datasetId, siteId } })
      const { salt, trainShare: train, validationShare: validation } = dataset
      const rule = { selection: dataset.selection as Selection, salt, shares: { train, validation } }
      const id = newId()
      const previous = await lastPublished(tx, datasetId)
      const number = (await tx.snapshot.count({ where: { datasetId } })) + 1
      const createdBy = actor.kind === 'user' ? actor.id : null
      const about = { id, siteId, datasetId, number, previousId: previous?.id ?? null, createdBy, createdAt: now }
      await tx.snapshot.create({ data: { ...about, ...UNFILLED, selection: rule.selection } })
      const { rows, ...copied } = await copyRows(tx, { id, siteId, ...rule, progress })
      const difference = await differenceOf(tx, previous?.id ?? null, id)
      const version = nextVersion(previous?.version ?? null, difference)
      await tx.snapshot.update({ where: { id }, data: { ...copied, rowCount: rows, version, difference } })
      const payload = { number, version, rows }
      await recordEvent(tx, { name: 'snapshot.drafted', actor, siteId, subjectId: id, payload }, now)
      return { id, number, version, rows, difference }
    },
    { isolationLevel: 'RepeatableRead', timeout: PATIENCE },
  )
}

function lastPublished(tx: Tx, datasetId: string) {
  const where = { datasetId, publishedAt: { not: null } }
  return tx.snapshot.findFirst({ where, orderBy: { number: 'desc' }, select: { id: true, version: true } })
}

type Changed = { ok: true } | { ok: false; reason: 'not-there' | 'changed-meanwhile' }

/** Publishes a draft under the version that was shown; not when another was published since it was made. */
export async function publishSnapshot(id: string, by: By): Promise<Changed> {
  try {
    return await db().$transaction(async (tx) => {
      const draft = await tx.snapshot.findFirst({
        where: { id, siteId: by.siteId, publishedAt: null, discardedAt: null },
      })
      if (!draft) return { ok: false, reason: 'not-there' }
      const last = await lastPublished(tx, draft.datasetId)
      if ((last?.id ?? null) !== draft.previousId) return { ok: false, reason: 'changed-meanwhile' }
      await tx.snapshot.update({ where: { id }, data: { publishedAt: by.now } })
      await record(tx, 'snapshot.published', { ...by, id, version: draft.version })
      return { ok: true }
    })
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: 'changed-meanwhile' }
    throw error
  }
}

/** Lays a draft aside. Its number is used up. */
export async function discardSnapshot(id: string, by: By): Promise<Changed> {
  return db().$transaction(async (tx) => {
    const where = { id, siteId: by.siteId, publishedAt: null, discardedAt: null }
    const { count } = await tx.snapshot.updateMany({ where, data: { discardedAt: by.now } })
    return finish(tx, count, { name: 'snapshot.discarded', id, by })
  })
}

/** Takes a published version back: its files go, and what it was stays on record with the reason. */
export async function withdrawSnapshot(id: string, why: string, by: By): Promise<Changed> {
  return db().$transaction(async (tx) => {
    const where = { id, siteId: by.siteId, publishedAt: { not: null }, withdrawnAt: null }
    const { count } = await tx.snapshot.updateMany({ where, data: { withdrawnAt: by.now, withdrawnWhy: why } })
    await tx.archivePart.deleteMany({ where: { run: { snapshotId: id } } })
    return finish(tx, count, { name: 'snapshot.withdrawn', id, by })
  })
}

type Ended = 'snapshot.discarded' | 'snapshot.withdrawn'

async function finish(tx: Tx, count: number, { name, id, by }: { name: Ended; id: string; by: By }): Promise<Changed> {
  if (count === 0) return { ok: false, reason: 'not-there' }
  const { version } = await tx.snapshot.findUniqueOrThrow({ where: { id }, select: { version: true } })
  await record(tx, name, { ...by, id, version })
  return { ok: true }
}

type Told = Extract<AuditName, 'snapshot.published'> | Ended

function record(tx: Tx, name: Told, { siteId, actor, now, id, version }: By & { id: string; version: string }) {
  return recordEvent(tx, { name, actor, siteId, subjectId: id, payload: { version } }, now)
}
