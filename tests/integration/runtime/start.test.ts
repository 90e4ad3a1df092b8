import { readdir, readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openEmbeddedPostgres } from '#lib/runtime/embedded-postgres.ts'
import { findHome } from '#lib/runtime/postgres-home.ts'
import { isRunning } from '#lib/runtime/postmaster.ts'
import {
  freePort,
  makeDataDir,
  removeDataDir,
  runCommand,
  type StartedProcess,
  waitForLine,
} from '#tests/support/desk-process.ts'

let dataDir: string
let port: number
const started: StartedProcess[] = []

const start = (env: Record<string, string> = {}): StartedProcess => {
  const settings = { BELOWLINE_DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error', ...env }
  const desk = runCommand(['start'], settings)
  started.push(desk)
  return desk
}
const ready = (desk: StartedProcess): Promise<string> => waitForLine(desk, /^Ready at .*$/m)
const health = (): Promise<Response> => fetch(`http://127.0.0.1:${port}/api/health`)
const end = (desk: StartedProcess): Promise<number | string> => {
  desk.child.kill('SIGTERM')
  return desk.ended
}
/** The processes that a desk started, and theirs. */
const descendants = async (pid: number): Promise<number[]> => {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').filter(Boolean)
  const deeper = await Promise.all(children.map((child) => descendants(Number(child))))
  return [...children.map(Number), ...deeper.flat()]
}
const pidOf = (desk: StartedProcess): number => desk.child.pid ?? 0
const gone = (pids: readonly number[]) => expect.poll(() => pids.filter(isRunning), { timeout: 10_000 }).toEqual([])

/** What must never change by itself: whoever is there, and every page and comment. */
const inventory = async (): Promise<unknown> => {
  const postgres = await openEmbeddedPostgres(dataDir)
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  const { rows } = await client.query(
    `select (select count(*)::int from pages) as pages, (select count(*)::int from comments) as comments,
            (select array_agg(id::text) from users) as people`,
  )
  await client.end()
  await postgres.leave()
  return rows[0]
}

beforeAll(async () => {
  dataDir = await makeDataDir()
  port = await freePort()
})
afterEach(async () => {
  // What a failed test left must not fail the next one.
  for (const desk of started.splice(0)) {
    desk.child.kill('SIGKILL')
    await desk.ended
  }
})
afterAll(() => removeDataDir(dataDir))

describe('a start', () => {
  it('comes through kills at any moment of the first one', { timeout: 400_000 }, async () => {
    for (const moment of [50, 400, 700, 1000, 1500, 2500]) {
      const desk = start()
      await sleep(moment)
      desk.child.kill('SIGKILL')
      await desk.ended
    }
    const desk = start()
    await ready(desk)
    expect(await waitForLine(desk, /Sign in as .*\n.*password: \S+/)).toContain('admin@belowline.local')
    const answer = await health()
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ ready: true, database: true, worker: true, scorer: true })
    expect(await end(desk)).toBe(0)
    expect(await inventory()).toMatchObject({ pages: 5, people: [expect.any(String)] })
  })

  it('after the first keeps everything and shows no password', { timeout: 120_000 }, async () => {
    const before = await inventory()
    const desk = start()
    await ready(desk)
    await sleep(200)
    expect(desk.output()).not.toContain('password')
    expect(await end(desk)).toBe(0)
    expect(await inventory()).toEqual(before)
  })

  it('on the data of a living one says so and changes nothing', { timeout: 120_000 }, async () => {
    const desk = start()
    await ready(desk)
    const second = start({ PORT: String(await freePort()) })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain('Belowline is already running on this data; nothing was changed.')
    expect((await health()).status).toBe(200)
    expect(await end(desk)).toBe(0)
  })

  it('takes over from one that was killed, whose children end by themselves', { timeout: 120_000 }, async () => {
    const killed = start()
    await ready(killed)
    const children = await supervised(killed)
    expect(children).toHaveLength(2)
    killed.child.kill('SIGKILL')
    const next = start()
    await ready(next)
    await gone(children)
    expect(await end(next)).toBe(0)
  })

  it('starts a server and a worker again that were killed', { timeout: 120_000 }, async () => {
    const desk = start()
    await ready(desk)
    for (const pid of await supervised(desk)) process.kill(pid, 'SIGKILL')
    await expect.poll(async () => (await health().catch(() => undefined))?.status, { timeout: 60_000 }).toBe(200)
    expect(await end(desk)).toBe(0)
  })

  it('brings up a PostgreSQL again that was killed', { timeout: 120_000 }, async () => {
    const desk = start()
    await ready(desk)
    const home = (await findHome(dataDir)) ?? ''
    const postmaster = Number((await readFile(join(home, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0])
    process.kill(postmaster, 'SIGKILL')
    await waitForLine(desk, /Ready at[\s\S]*Ready at/, 60_000)
    expect((await health()).status).toBe(200)
    expect(await end(desk)).toBe(0)
  })

  it('leaves no process behind when it is told to end', { timeout: 120_000 }, async () => {
    const desk = start()
    await ready(desk)
    const pids = await descendants(pidOf(desk))
    expect(pids.length).toBeGreaterThanOrEqual(2)
    desk.child.kill('SIGINT')
    expect(await desk.ended).toBe(0)
    await gone(pids)
    expect(await readdir(join((await findHome(dataDir)) ?? '', 'cluster'))).not.toContain('postmaster.pid')
  })

  it('keeps its secrets from everyone else', async () => {
    const secrets = await stat(join(dataDir, 'secrets.json'))
    const password = await stat(join((await findHome(dataDir)) ?? '', 'password'))
    expect([secrets.mode & 0o777, password.mode & 0o777]).toEqual([0o600, 0o600])
    expect(await readdir(dataDir)).not.toContain('first-sign-in.json')
  })

  it('on a taken port says so', { timeout: 60_000 }, async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(port, resolve))
    const desk = start()
    expect(await desk.ended).toBe(1)
    expect(desk.output()).toContain(`Port ${port} is taken by another program: end it, or set PORT.`)
    await new Promise((resolve) => other.close(resolve))
  })
})

/** Server and worker. */
async function supervised(desk: StartedProcess): Promise<number[]> {
  const commands = (await descendants(pidOf(desk))).map(async (pid) => {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return command.includes('--supervised') ? [pid] : []
  })
  return (await Promise.all(commands)).flat()
}
