import pg from 'pg'
import { env } from '#lib/env.ts'
import { UserError } from '#lib/errors.ts'
import { logger } from '#lib/logger.ts'

interface Connection {
  url?: string | undefined
  pool?: pg.Pool | undefined
}

/** The server and the code that Next bundles are copies of this module in one process: they share one connection. */
const shared: { belowlineDatabase?: Connection } = globalThis as object
shared.belowlineDatabase ??= {}
const connection = shared.belowlineDatabase

/** Names the database of this process, where the environment does not: the embedded one, or that of a test. */
export function setDatabase(url: string): void {
  if (connection.pool && connection.url !== url) throw new Error('This process is connected to a database already')
  connection.url = url
}

/** The address of this process's database. */
export function databaseUrl(): string {
  const url = connection.url ?? env().databaseUrl
  if (!url) throw new UserError('There is no database: start Belowline, or set DATABASE_URL.')
  return url
}

/** Who waits this long for a connection, in milliseconds, is told that there is none: the database is away, or all are taken. */
const CONNECTED_WITHIN = 15_000

/** The pool under the Prisma client, for set-based SQL, COPY-like bulk writes and LISTEN. Threads use it without the client. */
export function pool(): pg.Pool {
  if (connection.pool) return connection.pool
  const made = new pg.Pool({
    connectionString: databaseUrl(),
    max: 10,
    options: '-c TimeZone=UTC',
    connectionTimeoutMillis: CONNECTED_WITHIN,
  })
  // A connection that breaks is replaced at the next query; without a listener it would end the process.
  const tell = (error: Error): void =>
    logger('db').warn({ code: 'code' in error ? error.code : undefined }, 'connection lost')
  made.on('error', tell).on('connect', (client) => client.on('error', () => undefined))
  connection.pool = made
  return made
}

/** Closes the pool. The next use connects again. */
export async function closePool(): Promise<void> {
  const open = connection.pool
  connection.pool = undefined
  await open?.end()
}
