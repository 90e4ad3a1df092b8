import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { disconnect, setDatabase } from '#lib/db/client.ts'
import { withDatabase } from '#tests/support/database-cluster.ts'

/** Each test file that loads this has a migrated, empty database of its own; `db()` and `pool()` are on it. */
export const testDatabaseUrl = await createTestDatabase()
setDatabase(testDatabaseUrl)

afterAll(async () => {
  await disconnect()
  await dropTestDatabase(testDatabaseUrl)
})

/** One more database: migrated, or quite empty. */
export async function createTestDatabase(empty = false): Promise<string> {
  const { url, template } = inject('cluster')
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  await onCluster(`create database ${name} template ${empty ? 'template0' : template}`)
  return withDatabase(url, name)
}

export async function dropTestDatabase(url: string): Promise<void> {
  await onCluster(`drop database if exists ${new URL(url).pathname.slice(1)} with (force)`)
}

async function onCluster(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(inject('cluster').url, 'postgres') })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
