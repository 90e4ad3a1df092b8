import { randomUUID } from 'node:crypto'
import { chown, link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#lib/errors.ts'
import { errorCode, explainFailure } from '#lib/runtime/explain-failure.ts'
import { initialiseCluster } from '#lib/runtime/initialise-cluster.ts'
import { type Account, canEnter, findAccount } from '#lib/runtime/postgres-account.ts'
import { findPrograms, systemFolder } from '#lib/runtime/postgres-programs.ts'

/** Where one embedded cluster lives, and who runs it. */
export interface PostgresHome {
  /** Holds cluster/ (PostgreSQL's own), password, port and postgres.log. */
  folder: string
  cluster: string
  account: Account | undefined
  /** The folder with bin/, lib/ and share/. */
  programs: string
}

/** The home of the cluster that belongs to `dataDir`; it is made whole, or not at all, where there is none yet. */
export async function preparePostgresHome(dataDir: string): Promise<PostgresHome> {
  const folder = (await findHome(dataDir)) ?? (await makeHome(dataDir))
  const cluster = join(folder, 'cluster')
  const account = await findAccount(cluster)
  if (account && !(await canEnter(folder, account))) {
    throw new UserError(
      `PostgreSQL does not run as root, and the owner of ${cluster} cannot enter the folders above it.`,
    )
  }
  return { folder, cluster, account, programs: await findPrograms(account) }
}

/** The home that exists already: in the data directory, or where a note in it says. */
export async function findHome(dataDir: string): Promise<string | undefined> {
  const inside = join(dataDir, 'postgres')
  try {
    if (await exists(inside)) return inside
    const note = JSON.parse(await readFile(noteIn(dataDir), 'utf8')) as { home: string }
    if (await exists(note.home)) return note.home
    throw new UserError(`The database of ${dataDir} lay in ${note.home} and is not there any more.`)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw explainFailure(error, dataDir)
  }
}

/** Removes the home of `dataDir` for good; for tests. */
export async function removeHome(dataDir: string): Promise<void> {
  const home = await findHome(dataDir)
  if (home) await rm(home, { recursive: true, force: true })
  await rm(noteIn(dataDir), { force: true })
}

const noteIn = (dataDir: string): string => join(dataDir, 'postgres.json')

async function makeHome(dataDir: string): Promise<string> {
  const account = await findAccount(dataDir)
  const outside = account && !(await canEnter(dataDir, account))
  const folder = outside ? join(systemFolder, randomUUID()) : join(dataDir, 'postgres')
  const part = `${folder}.part-${randomUUID()}`
  try {
    if (outside) await mkdir(systemFolder, { recursive: true, mode: 0o755 })
    await removeParts(dataDir)
    await mkdir(part, { recursive: true, mode: 0o755 })
    if (account) await chown(part, account.uid, account.gid)
    await initialiseCluster({ folder: part, account, programs: await findPrograms(account) })
    await rename(part, folder)
    return outside ? await noteHome(dataDir, folder) : folder
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    // Another process that started at the same moment was faster: its cluster is the one.
    if (errorCode(error) === 'ENOTEMPTY' || errorCode(error) === 'EEXIST') return folder
    throw explainFailure(error, folder)
  }
}

/** Writes the note if there is none; where another process was faster, its home counts and ours goes. */
async function noteHome(dataDir: string, home: string): Promise<string> {
  const part = `${noteIn(dataDir)}.part-${randomUUID()}`
  await writeFile(part, JSON.stringify({ home }), { mode: 0o600 })
  try {
    await link(part, noteIn(dataDir))
    return home
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    await rm(home, { recursive: true, force: true })
    return (JSON.parse(await readFile(noteIn(dataDir), 'utf8')) as { home: string }).home
  } finally {
    await rm(part, { force: true })
  }
}

/** What an initialisation that was killed left behind; one that is under way is younger than this. */
const partsAreDeadAfter = 10 * 60_000

async function removeParts(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith('postgres.part-')) continue
    const part = join(dataDir, name)
    const { mtimeMs } = await stat(part)
    if (Date.now() - mtimeMs > partsAreDeadAfter) await rm(part, { recursive: true, force: true })
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (errorCode(error) === 'ENOENT') return false
      throw error
    },
  )
}
