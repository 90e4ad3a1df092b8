import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { jobLogger } from '#lib/db/job-logger.ts'
import { lock } from '#lib/db/locks.ts'
import { env } from '#lib/env.ts'
import { UserError } from '#lib/errors.ts'

export interface Migration {
  name: string
  sql: string
  /** sha256 of the file, hexadecimal, as `prisma migrate` records it. */
  checksum: string
}

interface Applied {
  migration_name: string
  checksum: string
  finished_at: Date | null
}

/** The migrations that this version of the product brings, in order. */
export async function readMigrations(folder = join(env().root, 'prisma', 'migrations')): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the database at `url` to this version: ours first, then those of the job queue. Records are those that
 * `prisma migrate deploy` would write. A database that a newer version has touched is refused and left as it is.
 * Returns the names of what was applied now.
 */
export async function migrate(url: string, migrations?: readonly Migration[]): Promise<string[]> {
  const ours = migrations ?? (await readMigrations())
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // One after the other: two processes that start together must not apply the same file twice.
    await lock(client, 'migration')
    await client.query(createRecords)
    const pending = findPending(ours, await readApplied(client))
    for (const migration of pending) await apply(client, migration)
    await runMigrations({ connectionString: url, logger: jobLogger() })
    return pending.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

/** Whether the database is exactly at this version; asked by the health check. */
export async function isMigrated(client: pg.ClientBase | pg.Pool): Promise<boolean> {
  const { rows } = await client.query<{ there: string | null }>("select to_regclass('_prisma_migrations') as there")
  if (!rows[0]?.there) return false
  return findPending(await readMigrations(), await readApplied(client)).length === 0
}

function findPending(ours: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(ours.map((migration) => [migration.name, migration]))
  for (const { migration_name: name, checksum, finished_at } of applied) {
    const migration = known.get(name)
    if (!migration) {
      throw new UserError(`The database is of a newer version of Belowline (it has "${name}"): start that version.`)
    }
    if (!finished_at) throw new UserError(`The migration "${name}" was begun by another tool and never finished.`)
    if (migration.checksum !== checksum) {
      throw new UserError(`The migration "${name}" is not the one that this database was made with.`)
    }
  }
  const done = new Set(applied.map((row) => row.migration_name))
  return ours.filter((migration) => !done.has(migration.name))
}

async function readApplied(client: pg.ClientBase | pg.Pool): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
  )
  return rows
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin')
  try {
    const startedAt = new Date()
    await client.query(sql)
    await client.query(
      `insert into _prisma_migrations
         (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count)
       values ($1, $2, now(), $3, null, null, $4, 1)`,
      [randomUUID(), checksum, name, startedAt],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`The migration "${name}" failed`, { cause: error })
  }
}

/** The table as `prisma migrate` makes it. */
const createRecords = `
  create table if not exists _prisma_migrations (
    id                  varchar(36) primary key not null,
    checksum            varchar(64) not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`
