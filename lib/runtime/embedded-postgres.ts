import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { lockShared, tryLock, unlockShared } from '#lib/db/locks.ts'
import { UserError } from '#lib/errors.ts'
import { errorCode } from '#lib/runtime/explain-failure.ts'
import { roleName } from '#lib/runtime/initialise-cluster.ts'
import { type PostgresHome, preparePostgresHome } from '#lib/runtime/postgres-home.ts'
import { findPostmaster, type Postmaster, stopPostmaster } from '#lib/runtime/postmaster.ts'
import { prepareDataDir } from '#lib/runtime/prepare-data-dir.ts'
import { startPostmaster } from '#lib/runtime/start-postmaster.ts'

/** Our stay in an embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** With its password: never printed. */
  url: string
  /** Settles when the server goes away under us. */
  lost: Promise<void>
  /** Leaves; whoever leaves last stops the server. */
  leave(): Promise<void>
}

/** How long a start may take that has to replay the log of a server that was killed. */
const patience = 60_000

/**
 * Opens the PostgreSQL that belongs to `dataDir`: one that runs already is taken over (also one whose supervisor was
 * killed), else it is started, and initialised the first time. `settings` are further settings of the server.
 */
export async function openEmbeddedPostgres(
  dataDir: string,
  settings?: Record<string, string>,
): Promise<EmbeddedPostgres> {
  await prepareDataDir(dataDir)
  const home = await preparePostgresHome(dataDir)
  const password = (await readFile(join(home.folder, 'password'), 'utf8')).trim()
  const until = Date.now() + patience
  while (Date.now() < until) {
    const running = (await findPostmaster(home.cluster)) ?? (await startPostmaster(home, settings))
    const stay = running && (await enter(home, running, password))
    if (stay) return stay
    await sleep(100)
  }
  throw new UserError(`PostgreSQL does not answer: see ${join(home.folder, 'postgres.log')}.`)
}

/** Undefined while the server starts or ends: the caller looks again. */
async function enter(home: PostgresHome, running: Postmaster, password: string): Promise<EmbeddedPostgres | undefined> {
  const urlOf = (database: string): string =>
    `postgresql://${roleName}:${password}@127.0.0.1:${running.port}/${database}`
  const client = new pg.Client({ connectionString: urlOf('postgres'), connectionTimeoutMillis: 5000 })
  const lost = new Promise<void>((resolve) => client.on('error', () => resolve()).on('end', () => resolve()))
  try {
    await client.connect()
    await lockShared(client, 'presence')
    await createDatabase(client)
  } catch (error) {
    await client.end().catch(() => undefined)
    if (isPassing(error)) return undefined
    throw error
  }
  return { url: urlOf(roleName), lost, leave: () => leave(home, client) }
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [roleName])
  if (rowCount) return
  try {
    await client.query(`create database ${roleName}`)
  } catch (error) {
    // Two that entered at the same moment: the other one has made it.
    if (errorCode(error) !== '42P04' && errorCode(error) !== '23505') throw error
  }
}

/** A server that starts (57P03), is shut down (57P01) or is not there yet; or a connection that broke meanwhile. */
function isPassing(error: unknown): boolean {
  const code = errorCode(error) ?? ''
  if (['57P03', '57P01', '57P02', 'ECONNREFUSED', 'ECONNRESET', '55006'].includes(code)) return true
  return error instanceof Error && /terminated|timeout|Client has encountered|Connection ended/i.test(error.message)
}

/** Who can take the presence lock alone is the last one; a newcomer waits at it and finds the server gone. */
async function leave(home: PostgresHome, client: pg.Client): Promise<void> {
  try {
    await unlockShared(client, 'presence')
    if (!(await tryLock(client, 'presence'))) return
    const running = await findPostmaster(home.cluster)
    if (running) await stopPostmaster(running)
  } catch (error) {
    // The server went away before we did.
    if (!isPassing(error) && !/not queryable|closed/i.test(String(error))) throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}
