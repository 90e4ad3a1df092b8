import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { disconnect } from '#lib/db/client.ts'
import startCluster, { withDatabase } from '#tests/support/database-cluster.ts'

/** A migrated database in the cluster of the tests, for as long as `run` takes. */
export async function inDatabase<T>(run: (url: string) => Promise<T>): Promise<T> {
  let cluster = { url: '', template: '' }
  const provide = (_name: string, value: typeof cluster) => {
    cluster = value
  }
  const leave = await startCluster({ provide } as unknown as TestProject)
  const name = `test_${process.pid}_bench`
  const client = new pg.Client({ connectionString: withDatabase(cluster.url, 'postgres') })
  await client.connect()
  try {
    await client.query(`create database ${name} template ${cluster.template}`)
    return await run(withDatabase(cluster.url, name))
  } finally {
    await disconnect()
    await client.query(`drop database if exists ${name} with (force)`)
    await client.end()
    await leave()
  }
}
