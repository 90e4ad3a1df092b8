import { createHash } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { lock, unlock } from '#lib/db/locks.ts'
import { migrate, readMigrations } from '#lib/db/migrate.ts'
import { openEmbeddedPostgres } from '#lib/runtime/embedded-postgres.ts'
import { isRunning } from '#lib/runtime/postmaster.ts'
import { forgetful } from '#lib/runtime/start-postmaster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the test cluster, and the database that every test file's own is a copy of. */
    cluster: { url: string; template: string }
  }
}

/**
 * One PostgreSQL for all test runs of this checkout: runs that overlap share it, the last one stops it, and what a
 * killed run left behind is taken over or dropped by the next.
 */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const place = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 12)
  const dir = join(tmpdir(), `belowline-tests-${userInfo().uid}-${place}`)
  const cluster = await openEmbeddedPostgres(dir, { ...forgetful, max_connections: '300' })
  const client = new pg.Client({ connectionString: withDatabase(cluster.url, 'postgres') })
  await client.connect()
  try {
    await lock(client, 'migration')
    const template = await nameTemplate()
    await dropLeftovers(client, template)
    await makeTemplate(client, cluster.url, template)
    await unlock(client, 'migration')
    project.provide('cluster', { url: cluster.url, template })
  } finally {
    await client.end()
  }
  return cluster.leave
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

async function nameTemplate(): Promise<string> {
  const hash = createHash('sha256')
  for (const { name, checksum } of await readMigrations()) hash.update(name).update(checksum)
  return `template_${hash.digest('hex').slice(0, 16)}`
}

/** Migrates under another name first, so that a template is whole or absent. */
async function makeTemplate(client: pg.Client, url: string, template: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
  if (rowCount) return
  const part = `making_${template}`
  await client.query(`create database ${part}`)
  await migrate(withDatabase(url, part))
  await client.query(`alter database ${part} rename to ${template}`)
}

async function dropLeftovers(client: pg.Client, template: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname ~ '^(test|template|making_template)_'`,
  )
  for (const { datname } of rows) {
    const owner = /^test_(\d+)_/.exec(datname)?.[1]
    const alive = owner ? isRunning(Number(owner)) : datname === template
    if (!alive) await client.query(`drop database if exists ${datname} with (force)`)
  }
}
