import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { ARCHIVE_FORMATS } from '#lib/datasets/archive/schema.ts'
import { archiveBytes, findDownload, listRuns } from '#lib/datasets/runs/data.ts'
import { askRun, beginRun, cancelRun, expireArchives } from '#lib/datasets/runs/mutations.ts'
import { workOnRun } from '#lib/datasets/runs/open-run.ts'
import { ARCHIVE_PART } from '#lib/datasets/runs/schema.ts'
import { listSnapshots } from '#lib/datasets/snapshots/data.ts'
import { createDataset, publishSnapshot, withdrawSnapshot } from '#lib/datasets/snapshots/mutations.ts'
import { selection } from '#lib/datasets/snapshots/schema.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { label } from '#lib/labels/mutations.ts'
import { makeComments, makePerson, makeSite, NOW, PSEUDONYM_KEY, SYSTEM } from '#tests/support/desk.ts'

let siteId: string
let datasetId: string
const by = () => ({ siteId, actor: SYSTEM, now: NOW })
const HOW = { pseudonymKey: PSEUDONYM_KEY, last: false, now: () => NOW }
const LATER = new Date(NOW.getTime() + 25 * 60 * 60_000)

beforeEach(async () => {
  siteId = await makeSite()
  const userId = await makePerson('Ana')
  for (const commentId of await makeComments(siteId, ['one', 'two', 'three'])) {
    const { revisionId } = await db().commentState.findUniqueOrThrow({ where: { commentId } })
    const request = { batchId: newId(), items: [{ commentId, revisionId }], labels: { toxicity: 'no' as const } }
    await label({ ...request, scoreSeen: false }, { userId, siteId, now: NOW })
  }
  const made = { key: 'a-set', name: 'A set', description: '', selection: selection.parse({}) }
  const set = await createDataset(made, by())
  datasetId = set.ok ? set.id : ''
})

async function ask(snapshotId?: string): Promise<string> {
  const run = snapshotId ? { kind: 'archive' as const, redact: true, snapshotId, formats: [...ARCHIVE_FORMATS] } : { kind: 'snapshot' as const } // biome-ignore format: one thought
  const asked = await askRun(datasetId, run, by())
  if (!asked.ok) throw new Error(asked.reason)
  return asked.id
}

async function published(): Promise<string> {
  await workOnRun(await ask(), HOW)
  const [snapshot] = await listSnapshots(datasetId)
  expect(await publishSnapshot(snapshot?.id ?? '', by())).toEqual({ ok: true })
  return snapshot?.id ?? ''
}

const digest = async (runId: string) => {
  const hash = createHash('sha256')
  for await (const bytes of archiveBytes(runId)) hash.update(bytes)
  return hash.digest('hex')
}

describe('a run', () => {
  it('makes a snapshot and then an archive, whose file is the one that is on record', async () => {
    const run = await ask(await published())
    await workOnRun(run, HOW)
    const [line, before] = await listRuns(datasetId)
    expect(line).toMatchObject({
      id: run,
      kind: 'archive',
      state: 'done',
      done: 3,
      total: 3,
      fileName: 'a-set-v1.0.0.zip',
    })
    expect(before).toMatchObject({ kind: 'snapshot', state: 'done', done: 3 })
    expect(await findDownload(siteId, run, NOW)).toMatchObject({ sha256: await digest(run), bytes: line?.bytes })
    const events = await db().auditEvent.findMany({ where: { subjectId: run }, orderBy: { id: 'asc' } })
    expect(events.map((event) => event.name)).toEqual(['dataset.run-asked', 'dataset.run-ended'])
  })

  it('that was killed is begun again and comes to the same bytes', async () => {
    const snapshotId = await published()
    const whole = await ask(snapshotId)
    await workOnRun(whole, HOW)
    const killed = await ask(snapshotId)
    await beginRun(killed)
    await db().archivePart.create({ data: { runId: killed, number: 7, bytes: Buffer.from('half') } })
    await workOnRun(killed, HOW)
    expect(await digest(killed)).toBe(await digest(whole))
  })

  it('is one of its kind at a time, ends when it is cancelled, and can be asked for again', async () => {
    const snapshotId = await published()
    const first = await ask(snapshotId)
    const again = { kind: 'archive' as const, redact: true, snapshotId, formats: [...ARCHIVE_FORMATS] }
    expect(await askRun(datasetId, again, by())).toEqual({ ok: false, reason: 'under-way' })
    expect(await cancelRun(first, { ...by(), siteId: newId() })).toEqual({ ok: false })
    expect(await cancelRun(first, by())).toEqual({ ok: true })
    await workOnRun(first, HOW)
    expect((await listRuns(datasetId))[0]).toMatchObject({ state: 'cancelled', fileName: null })
    await workOnRun(await ask(snapshotId), HOW)
    expect((await listRuns(datasetId))[0]).toMatchObject({ state: 'done' })
    expect(await cancelRun(first, by())).toEqual({ ok: false })
  })

  it('that fails is tried again, and says why at the last attempt', async () => {
    const run = await ask(await published())
    await db().revision.updateMany({ where: { siteId, text: 'one' }, data: { text: null } })
    await expect(workOnRun(run, HOW)).rejects.toThrow('erased')
    expect((await listRuns(datasetId))[0]).toMatchObject({ state: 'running' })
    await expect(workOnRun(run, { ...HOW, last: true })).rejects.toThrow('erased')
    expect((await listRuns(datasetId))[0]).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('erased'),
    })
  })

  it('gives out any bytes of its file, also across the pieces that it is kept in', async () => {
    const run = await ask(await published())
    const whole = Buffer.alloc(2.5 * ARCHIVE_PART, 'bytes of a file, ')
    for (let number = 0; number * ARCHIVE_PART < whole.length; number += 1) {
      const bytes = whole.subarray(number * ARCHIVE_PART, (number + 1) * ARCHIVE_PART)
      await db().archivePart.create({ data: { runId: run, number, bytes: Uint8Array.from(bytes) } })
    }
    for (const [start, end] of [
      [0, 9],
      [ARCHIVE_PART - 5, ARCHIVE_PART + 5],
      [7, whole.length - 1],
      [2 * ARCHIVE_PART, 2 * ARCHIVE_PART],
    ] as const) {
      // biome-ignore format: one thought
      const given = Buffer.concat(await Array.fromAsync(archiveBytes(run, { start, end })))
      expect(given.equals(whole.subarray(start, end + 1))).toBe(true)
    }
  })

  it('leaves its file for a day, and not longer than its version stands', async () => {
    const snapshotId = await published()
    const run = await ask(snapshotId)
    await workOnRun(run, HOW)
    expect(await findDownload(newId(), run, NOW)).toBeNull()
    expect(await findDownload(siteId, run, LATER)).toBeNull()
    await expireArchives(NOW)
    expect(await findDownload(siteId, run, NOW)).not.toBeNull()
    await withdrawSnapshot(snapshotId, 'a request', by())
    expect(await findDownload(siteId, run, NOW)).toBeNull()
    expect(await db().archivePart.count({ where: { runId: run } })).toBe(0)
    expect(
      await askRun(datasetId, { kind: 'archive', redact: true, snapshotId, formats: ['jsonl'] }, by()),
    ).toMatchObject({
      ok: false,
    })
  })
})
