import { randomUUID } from 'node:crypto'
import { chmod, mkdir, open, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UserError } from '#lib/errors.ts'
import { errorCode, explainFailure } from '#lib/runtime/explain-failure.ts'

/** Below this PostgreSQL cannot write its next segment of log, and stops in the middle of work. */
const leastFree = 48 * 1024 * 1024

/** Makes the data directory if it is not there, and refuses in one sentence if nothing can be kept in it. */
export async function prepareDataDir(dir: string): Promise<void> {
  try {
    await makeFolder(dir)
    await probe(join(dir, `.probe-${randomUUID()}`))
  } catch (error) {
    throw explainFailure(error, dir)
  }
  const { bavail, blocks, bsize } = await statfs(dir)
  if (blocks > 0 && bavail * bsize < leastFree) {
    throw new UserError(`The disk that holds ${dir} is full: less than 48 MB are left.`)
  }
}

/** Not `mkdir -p` of Node, which never comes back from a file system that refuses new folders as "not found". */
async function makeFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir)
  } catch (error) {
    if (errorCode(error) === 'EEXIST' && (await stat(dir)).isDirectory()) return
    if (errorCode(error) !== 'ENOENT' || dir === dirname(dir)) throw error
    await makeFolder(dirname(dir))
    await mkdir(dir)
  }
  // What is secret inside has its own mode; others may pass through, so that PostgreSQL reaches its own folder.
  await chmod(dir, 0o711)
}

async function probe(file: string): Promise<void> {
  try {
    const handle = await open(file, 'wx', 0o600)
    try {
      await handle.writeFile(Buffer.alloc(8192))
      await handle.sync()
    } finally {
      await handle.close()
    }
  } finally {
    await rm(file, { force: true })
  }
}
