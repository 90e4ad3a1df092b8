import { createHash } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeArchiveFile } from '#lib/datasets/archive/archive-file.ts'
import type { ArchiveFormat } from '#lib/datasets/archive/schema.ts'
import { beginRun, dropParts, endRun, keepPart, tellProgress } from '#lib/datasets/runs/mutations.ts'
import { ARCHIVE_PART } from '#lib/datasets/runs/schema.ts'
import { draftSnapshot } from '#lib/datasets/snapshots/mutations.ts'

/** How often a run tells how far it is, in milliseconds. */
const TOLD_EVERY = 500

type Run = NonNullable<Awaited<ReturnType<typeof beginRun>>>
type How = { pseudonymKey: string; last: boolean; now: () => Date }

class Cancelled extends Error {}

/** Does what a run asks for. A failure is tried again, and said at the last attempt. */
export async function workOnRun(runId: string, how: How): Promise<void> {
  const run = await beginRun(runId)
  if (!run) return
  try {
    await (run.kind === 'snapshot' ? makeSnapshot(run, how) : makeArchive(run, how))
  } catch (error) {
    if (error instanceof Cancelled) return
    const failure = error instanceof Error ? error.message : 'It broke.'
    if (how.last) await endRun(runId, { state: 'failed', failure: failure.split('\n').at(-1) ?? failure }, how.now())
    throw error
  }
}

async function makeSnapshot(run: Run, { now }: How): Promise<void> {
  const actor = run.createdBy ? { kind: 'user' as const, id: run.createdBy } : { kind: 'system' as const }
  const by = { siteId: run.siteId, actor, now: now() }
  const { rows } = await draftSnapshot(run.datasetId, by, async (done, total) => {
    if (!(await tellProgress(run.id, done, total))) throw new Cancelled()
  })
  await endRun(run.id, { state: 'done', rows, file: null }, now())
}

async function makeArchive(run: Run, { pseudonymKey, now }: How): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'belowline-run-'))
  try {
    const target = join(dir, 'archive.zip')
    const asked = {
      snapshotId: run.snapshotId ?? '',
      formats: run.formats as ArchiveFormat[],
      redact: run.redacted,
      pseudonymKey,
      target,
    }
    let toldAt = 0
    const made = await makeArchiveFile(asked, async (done, total) => {
      const at = now().getTime()
      if (done < total && at - toldAt < TOLD_EVERY) return true
      toldAt = at
      return tellProgress(run.id, done, total)
    })
    if (!made.ok) {
      if (made.reason === 'cancelled') return
      await endRun(run.id, { state: 'failed', failure: 'The version was withdrawn.' }, now())
      return
    }
    const kept = await keepFile(run.id, target)
    const ended = { state: 'done' as const, rows: made.rows, file: { name: made.name, ...kept } }
    if (!(await endRun(run.id, ended, now()))) await dropParts(run.id)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function keepFile(runId: string, file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  const part = Buffer.alloc(ARCHIVE_PART)
  let [number, bytes] = [0, 0]
  await dropParts(runId)
  const handle = await open(file)
  try {
    for (;;) {
      const { bytesRead } = await handle.read(part, 0, ARCHIVE_PART, bytes)
      if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') }
      hash.update(part.subarray(0, bytesRead))
      await keepPart(runId, number, part.subarray(0, bytesRead))
      bytes += bytesRead
      number += 1
    }
  } finally {
    await handle.close()
  }
}
