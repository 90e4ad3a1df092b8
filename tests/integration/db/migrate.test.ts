import { rejects } from 'node:assert'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { pool } from '#lib/db/client.ts'
import { isMigrated, type Migration, migrate } from '#lib/db/migrate.ts'
import { createTestDatabase, dropTestDatabase } from '#tests/support/database.ts'

const step = (name: string, sql: string, checksum = `sum of ${sql}`): Migration => ({ name, sql, checksum })
const first = step('1_first', 'create table a (id int); create table b (id int)')
const second = step('2_second', 'insert into a values (1)')

const made: string[] = []
const emptyDatabase = async (): Promise<string> => {
  const url = await createTestDatabase(true)
  made.push(url)
  return url
}
const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

afterEach(async () => {
  for (const url of made.splice(0)) await dropTestDatabase(url)
})

describe('a migration', () => {
  it('is applied once, in order, and recorded as prisma would', async () => {
    const url = await emptyDatabase()
    expect(await migrate(url, [first])).toEqual(['1_first'])
    expect(await migrate(url, [first, second])).toEqual(['2_second'])
    expect(await migrate(url, [first, second])).toEqual([])
    const records = await query(
      url,
      `select migration_name, checksum, applied_steps_count, rolled_back_at, logs, finished_at is not null as finished
       from _prisma_migrations order by 1`,
    )
    const rest = { applied_steps_count: 1, rolled_back_at: null, logs: null, finished: true }
    expect(records).toEqual([
      { migration_name: '1_first', checksum: first.checksum, ...rest },
      { migration_name: '2_second', checksum: second.checksum, ...rest },
    ])
  })

  it('is applied once by two processes that start together', async () => {
    const url = await emptyDatabase()
    const applied = await Promise.all([migrate(url, [first, second]), migrate(url, [first, second])])
    expect(applied.flat()).toEqual(['1_first', '2_second'])
    expect(await query(url, 'select * from a')).toHaveLength(1)
  })

  it('that fails leaves nothing of itself, and the ones before it', async () => {
    const url = await emptyDatabase()
    const broken = step('2_broken', 'insert into a values (1); select 1 / 0')
    await rejects(migrate(url, [first, broken]), /"2_broken" failed/)
    expect(await query(url, 'select * from a')).toEqual([])
    expect(await migrate(url, [first, second])).toEqual(['2_second'])
  })

  it.each([
    ['a newer version of the database', [first, second], [first], /newer version of Belowline.*2_second/],
    ['a changed migration', [first], [step('1_first', 'select 1')], /"1_first" is not the one/],
  ])('is not applied over %s', async (_, before, now, sentence) => {
    const url = await emptyDatabase()
    await migrate(url, before)
    await rejects(migrate(url, [...now, step('3_third', 'drop table a')]), { name: 'UserError', message: sentence })
    expect(await query(url, 'select * from b')).toEqual([])
  })
})

describe('the database of a test file', () => {
  it('is at this version', async () => {
    expect(await isMigrated(pool())).toBe(true)
    const { rows } = await pool().query("select to_regclass('graphile_worker._private_jobs') as jobs")
    expect(rows[0].jobs).not.toBeNull()
  })

  it('that nobody has migrated is not at this version', async () => {
    const empty = new pg.Pool({ connectionString: await emptyDatabase() })
    expect(await isMigrated(empty)).toBe(false)
    await empty.end()
  })
})
