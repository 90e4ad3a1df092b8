import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Asked, type Made, type Progress, writeArchive } from '#lib/datasets/archive/archive-dir.ts'
import { zipFiles } from '#lib/datasets/archive/zip-file.ts'

/** Writes an archive as one zip at `target`, which appears when it is whole. What stood between is gone afterwards. */
export async function makeArchiveFile(
  { target, ...asked }: Omit<Asked, 'dir'> & { target: string },
  progress: Progress = async () => true,
): Promise<Made> {
  const dir = await mkdtemp(join(tmpdir(), 'belowline-archive-'))
  try {
    const made = await writeArchive({ ...asked, dir }, progress)
    const paths = made.ok ? made.files.map((file) => file.path) : []
    if (made.ok) await zipFiles(dir, paths, target)
    return made
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
