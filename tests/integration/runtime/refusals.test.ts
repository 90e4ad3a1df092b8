import { execFileSync } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { createTestDatabase, dropTestDatabase } from '#tests/support/database.ts'
import { freePort, makeDataDir, removeDataDir, runCommand } from '#tests/support/desk-process.ts'

const secret = 'x'.repeat(32)
const secrets = {
  BELOWLINE_SESSION_SECRET: secret,
  BELOWLINE_PSEUDONYM_SECRET: secret,
  BELOWLINE_WEBHOOK_SECRET: secret,
}
const undo: (() => Promise<unknown>)[] = []

/** Everything that a start says which must fail; its first line tells that it starts. */
async function failing(env: Record<string, string>): Promise<string[]> {
  const dataDir = env['BELOWLINE_DATA_DIR'] ?? (await makeDataDir())
  if (!env['BELOWLINE_DATA_DIR']) undo.push(() => removeDataDir(dataDir))
  const port = String(await freePort())
  const desk = runCommand(['start'], { PORT: port, BELOWLINE_DATA_DIR: dataDir, LOG_LEVEL: 'error', ...env })
  expect(await desk.ended, desk.output()).toBe(1)
  return desk.output().trim().split('\n').slice(1)
}

async function database(): Promise<string> {
  const url = await createTestDatabase()
  undo.push(() => dropTestDatabase(url))
  return url
}

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

describe('a start is refused in one sentence', () => {
  it('when the files of the scorer that was asked for are not there', async () => {
    const said = await failing({ BELOWLINE_SCORER: 'toxicity' })
    expect(said).toEqual([expect.stringMatching(/^The toxicity scorer needs its files: run "scorer fetch toxicity"/)])
  })

  it('when settings are wrong, all of them named', async () => {
    const desk = runCommand(['start'], { PORT: 'x', PUBLIC_URL: 'y', LOG_LEVEL: 'z' })
    expect(await desk.ended).toBe(1)
    const lines = desk.output().trim().split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/PORT .*PUBLIC_URL .*LOG_LEVEL /)
  })

  it('when nothing listens at DATABASE_URL, without its password', async () => {
    const port = await freePort()
    const said = await failing({ DATABASE_URL: `postgresql://me:hush@127.0.0.1:${port}/desk`, ...secrets })
    expect(said).toEqual([`The database at 127.0.0.1:${port}/desk cannot be reached: nothing listens there.`])
  })

  it('when what listens at DATABASE_URL does not answer', { timeout: 30_000 }, async () => {
    const silent = createServer()
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const port = (silent.address() as { port: number }).port
    const said = await failing({ DATABASE_URL: `postgresql://me:hush@127.0.0.1:${port}/desk`, ...secrets })
    expect(said).toEqual([`The database at 127.0.0.1:${port}/desk cannot be reached: it does not answer.`])
    silent.close()
  })

  it.each([
    ['the password is wrong', (url: URL) => Object.assign(url, { password: 'wrong' })],
    ['there is no such database', (url: URL) => Object.assign(url, { pathname: '/nowhere' })],
  ])('when %s', async (reason, change) => {
    const url = change(new URL(await database()))
    const said = await failing({ DATABASE_URL: url.href, ...secrets })
    expect(said).toEqual([expect.stringContaining(`cannot be reached: ${reason}.`)])
  })

  it('when the database is of a newer version', async () => {
    const url = await database()
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ('x', 'x', '99990101000000_tomorrow', now(), 1)`,
    )
    await client.end()
    const said = await failing({ DATABASE_URL: url, ...secrets })
    expect(said).toEqual([
      'The database is of a newer version of Belowline (it has "99990101000000_tomorrow"): start that version.',
    ])
  })

  it('when secrets are missing for a database elsewhere, all of them named', async () => {
    const said = await failing({ DATABASE_URL: await database(), BELOWLINE_SESSION_SECRET: secret })
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/BELOWLINE_PSEUDONYM_SECRET, BELOWLINE_WEBHOOK_SECRET\.$/)
    expect(said[0]).not.toContain('SESSION')
  })

  it.each([
    ['lies in a file', '/etc/passwd/data', 'does not lie in a folder'],
    ['is a file', '/etc/passwd', 'is not a folder'],
    ['cannot be made', '/proc/data', 'cannot be made'],
  ])('when the data directory %s', async (_, dataDir, sentence) => {
    expect(await failing({ BELOWLINE_DATA_DIR: dataDir })).toEqual([`${dataDir} ${sentence}.`])
  })
})

/** Only root may mount, and not everywhere. */
const mayMount = ((): boolean => {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' })
    return process.getuid?.() === 0
  } catch {
    return false
  }
})()

describe.skipIf(!mayMount)('a start is refused in one sentence (needs the right to mount)', () => {
  const mount = async (options: string): Promise<string> => {
    const dir = join(await makeDataDir(), 'disk')
    await mkdir(dir)
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', dir])
    undo.push(async () => {
      execFileSync('umount', [dir])
      await rm(join(dir, '..'), { recursive: true })
    })
    return join(dir, 'data')
  }

  it.each([
    ['when the disk is full', 'size=4m', 'is full: less than 48 MB are left'],
    ['when the disk is read-only', 'ro', 'is read-only'],
  ])('%s', async (_, options, sentence) => {
    const dataDir = await mount(options)
    const said = await failing({ BELOWLINE_DATA_DIR: dataDir })
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(new RegExp(`^The disk that holds ${dataDir}.* ${sentence}\\.$`))
  })
})
