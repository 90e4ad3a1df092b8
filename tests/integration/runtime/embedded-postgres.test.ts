import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, openEmbeddedPostgres } from '#lib/runtime/embedded-postgres.ts'
import { findHome } from '#lib/runtime/postgres-home.ts'
import { ends, findPostmaster, type Postmaster } from '#lib/runtime/postmaster.ts'
import { forgetful } from '#lib/runtime/start-postmaster.ts'
import { makeDataDir, removeDataDir } from '#tests/support/desk-process.ts'

let dataDir: string
const enter = (): Promise<EmbeddedPostgres> => openEmbeddedPostgres(dataDir, forgetful)
const running = async (): Promise<Postmaster | undefined> =>
  findPostmaster(join((await findHome(dataDir)) ?? '', 'cluster'))
const ask = async ({ url }: EmbeddedPostgres): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select current_database() as name')
  await client.end()
  return rows[0].name
}

beforeAll(async () => {
  dataDir = await makeDataDir()
})
afterAll(() => removeDataDir(dataDir))

describe('the embedded PostgreSQL', () => {
  it('is made once and shared by many that come at the same moment, and stopped by the last', async () => {
    const stays = await Promise.all(Array.from({ length: 6 }, enter))
    expect(new Set(stays.map(({ url }) => url)).size).toBe(1)
    expect(await Promise.all(stays.map(ask))).toEqual(stays.map(() => 'belowline'))
    const [last, ...others] = stays
    await Promise.all(others.map((stay) => stay.leave()))
    expect(await running()).toBeDefined()
    await last?.leave()
    expect(await running()).toBeUndefined()
  })

  it('is brought up again at once after a kill, under the same address', { timeout: 120_000 }, async () => {
    const first = await enter()
    for (let round = 0; round < 8; round += 1) {
      const server = await running()
      if (!server) throw new Error('it does not run')
      process.kill(server.pid, 'SIGKILL')
      const next = await enter()
      expect(next.url).toBe(first.url)
      expect(await ask(next)).toBe('belowline')
      expect(await ends(server.pid, 0)).toBe(true)
    }
    await first.lost
  })

  it('hears when the server goes away, and leaves it without a fuss', async () => {
    const stay = await enter()
    const server = await running()
    if (!server) throw new Error('it does not run')
    process.kill(server.pid, 'SIGKILL')
    await stay.lost
    await stay.leave()
    await stay.leave()
  })

  it('answers on loopback alone, and to nobody without the password', async () => {
    const stay = await enter()
    const wrong = new URL(stay.url)
    wrong.password = 'wrong'
    const client = new pg.Client({ connectionString: wrong.href })
    await expect(client.connect()).rejects.toThrow(/password authentication failed/)
    const admin = new pg.Client({ connectionString: stay.url })
    await admin.connect()
    const { rows } = await admin.query(
      `select current_setting('listen_addresses') as at, current_setting('unix_socket_directories') as files`,
    )
    expect(rows[0]).toEqual({ at: '127.0.0.1', files: '' })
    await admin.end()
    await stay.leave()
  })
})
