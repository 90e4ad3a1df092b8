import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { claim } from '#lib/claims/mutations.ts'
import { db } from '#lib/db/client.ts'
import type { Heard } from '#lib/live/hear-announcements.ts'
import { testDatabaseUrl } from '#tests/support/database.ts'
import { makeComments, makePerson, makeSite, NOW } from '#tests/support/desk.ts'

type Process = { child: ChildProcess; heard: Heard[] }

let processes: Process[] = []

function startHearing(): Process {
  const child = fork(join(import.meta.dirname, '../../support/hear-in-process.ts'), [testDatabaseUrl])
  const heard: Heard[] = []
  child.on('message', (one: Heard) => heard.push(one))
  return { child, heard }
}

/** How many connections listen, as the database has them. */
async function listening(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN %'`
  return row?.count ?? 0
}

beforeAll(async () => {
  processes = [startHearing(), startHearing(), startHearing()]
  await vi.waitUntil(async () => (await listening()) === 3, { timeout: 20_000 })
})

afterAll(() => {
  for (const { child } of processes) child.kill()
})

it('tells every process of what was committed by any', async () => {
  const siteId = await makeSite()
  const [commentId = ''] = await makeComments(siteId, ['one'])
  const userId = await makePerson('Ana')
  await claim(commentId, { userId, siteId, now: NOW })
  const expected = { kind: 'claimed', site: siteId, commentId, userId, by: 'Ana' }
  for (const { heard } of processes) await expect.poll(() => heard).toContainEqual(expected)
})

it('comes back where the connection broke, says that something may be missed, and hears on', async () => {
  await db().$queryRaw`
    SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN %'`
  for (const { heard } of processes) {
    await expect.poll(() => heard, { timeout: 10_000 }).toContainEqual({ kind: 'missed' })
  }
  const siteId = await makeSite()
  await makeComments(siteId, ['one'])
  for (const { heard } of processes) {
    await expect.poll(() => heard).toContainEqual({ kind: 'arrived', site: siteId, count: 1 })
  }
})
