import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Made, Progress } from '#lib/datasets/archive/archive-dir.ts'
import { writeInThread } from '#lib/datasets/archive/archive-in-worker.ts'
import { archiveHead, archiveSource } from '#lib/datasets/archive/head/data.ts'
import type { ArchiveFormat } from '#lib/datasets/archive/schema.ts'
import { env } from '#lib/env.ts'
import { readVersion } from '#lib/runtime/read-version.ts'

export type ArchiveRequest = {
  snapshotId: string
  formats: readonly ArchiveFormat[]
  pseudonymKey: string
  /** Whether personal data is taken out of texts; an archive that holds it says so in its name, card and manifest. */
  redact: boolean
  target: string
}

/**
 * Writes an archive of a published snapshot as one zip at `target`, which appears when it is whole. What stood between is
 * gone afterwards. Throws when a row is missing.
 */
export async function makeArchiveFile(
  { snapshotId, redact, ...asked }: ArchiveRequest,
  progress: Progress = async () => true,
): Promise<Made> {
  const head = await archiveHead(snapshotId)
  if (!head) return { ok: false, reason: 'not-published' }
  const dir = await mkdtemp(join(tmpdir(), 'belowline-archive-'))
  try {
    const about = {
      head: { ...head, redacted: redact },
      program: await readVersion(env().root),
      database: archiveSource(),
    }
    const task = { ...asked, ...about, dir }
    return await writeInThread(task, progress)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
