import pg from 'pg'
import { disconnect, setDatabase } from '#lib/db/client.ts'
import { migrate } from '#lib/db/migrate.ts'
import { env } from '#lib/env.ts'
import { UserError } from '#lib/errors.ts'
import { openEmbeddedPostgres } from '#lib/runtime/embedded-postgres.ts'
import { errorCode } from '#lib/runtime/explain-failure.ts'

export interface OpenDatabase {
  /** With its password: never printed. */
  url: string
  leave(): Promise<void>
}

/** The database of this installation, reachable: the one of DATABASE_URL, else the embedded one, started if need be. */
export async function openDatabase(): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = env()
  if (!databaseUrl) return openEmbeddedPostgres(dataDir)
  await (await connect(databaseUrl)).end()
  return { url: databaseUrl, leave: async () => undefined }
}

/** Runs `action` with the installation's database at hand, at this version; for commands that are not the server. */
export async function withDatabase<T>(action: () => Promise<T>): Promise<T> {
  const database = await openDatabase()
  try {
    await migrate(database.url)
    setDatabase(database.url)
    return await action()
  } finally {
    await disconnect()
    await database.leave()
  }
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'no machine has that name',
  EAI_AGAIN: 'its name cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  '28P01': 'the password is wrong',
  '28000': 'the user may not connect',
  '3D000': 'there is no such database',
  '53300': 'it has no connection left',
}

/** A connection to the database at `url`; a failure is one sentence that names the machine and not the password. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true })
  // Whoever holds the connection listens to its end; without this a broken one would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    const timedOut = error instanceof Error && /timeout/i.test(error.message)
    const reason = reasons[errorCode(error) ?? ''] ?? (timedOut ? 'it does not answer' : (error as Error).message)
    throw new UserError(`The database at ${describe(url)} cannot be reached: ${reason}.`, { cause: error })
  }
}

function describe(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || 5432}${pathname}`
}
