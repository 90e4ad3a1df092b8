import { type ChildProcess, spawn } from 'node:child_process'
import { chown, type FileHandle, open, readFile, rename, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { UserError } from '#lib/errors.ts'
import { explainFailure, explainOutput } from '#lib/runtime/explain-failure.ts'
import { postgresEnvironment } from '#lib/runtime/initialise-cluster.ts'
import type { PostgresHome } from '#lib/runtime/postgres-home.ts'
import { findPostmaster, type Postmaster } from '#lib/runtime/postmaster.ts'

/** Loopback only and no socket file; its log holds no statements, which carry what people wrote. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/** For tests: nothing has to survive a loss of power. */
export const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts PostgreSQL on the home's cluster and waits until it listens. Undefined when it cannot for a reason that
 * passes (another process starts it at this moment, the port was taken away, an old server is still ending).
 */
export async function startPostmaster(
  home: PostgresHome,
  extra: Record<string, string> = {},
): Promise<Postmaster | undefined> {
  const port = await choosePort(home.folder)
  const file = join(home.folder, 'postgres.log')
  const { child, failed, log } = await launch(home, file, { ...settings, ...extra, port: String(port) })
  try {
    // Its code is asked for, not only listened for: it may have ended before anyone could listen.
    while (child.exitCode === null && child.signalCode === null) {
      const running = await findPostmaster(home.cluster)
      if (running && running.pid === child.pid && (await isReady(home.cluster))) return running
      await Promise.race([failed, sleep(20)])
    }
    const output = await readFromStart(log)
    if (passes.test(output)) return undefined
    throw explainOutput(output, home.folder) ?? new UserError(`PostgreSQL does not start: see ${file}.`)
  } finally {
    await log.close()
  }
}

/** Another server is on the cluster, or still ending; or another program took the port a moment ago. */
const passes = /already exists|still in use|could not bind|address already in use|could not create any TCP/i

interface Launched {
  child: ChildProcess
  /** Rejects when the program cannot be run at all. */
  failed: Promise<never>
  /** What it has said: also when the next start has put the file aside meanwhile. */
  log: FileHandle
}

/** A log of its own, not a pipe to us, and a session of its own: it must outlive a supervisor that is killed. */
async function launch(home: PostgresHome, file: string, flags: Record<string, string>): Promise<Launched> {
  try {
    await rename(file, `${file}.1`).catch(() => undefined)
    const log = await open(file, 'a+', 0o600)
    if (home.account) await chown(file, home.account.uid, home.account.gid)
    const options = Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const child = spawn(join(home.programs, 'bin', 'postgres'), ['-D', home.cluster, ...options], {
      ...home.account,
      cwd: '/',
      detached: true,
      env: postgresEnvironment(home.programs),
      stdio: ['ignore', log.fd, log.fd],
    })
    child.unref()
    const failed = new Promise<never>((_, reject) => child.on('error', reject))
    failed.catch(() => undefined)
    return { child, failed, log }
  } catch (error) {
    throw explainFailure(error, home.folder)
  }
}

/** The server shares our place in the file, which is at its end by now. */
async function readFromStart(log: FileHandle): Promise<string> {
  const { size } = await log.stat()
  const { buffer } = await log.read({ buffer: Buffer.alloc(size), position: 0 })
  return buffer.toString('utf8')
}

/** The last line of postmaster.pid says how far the server is. */
async function isReady(cluster: string): Promise<boolean> {
  const content = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  return content.split('\n')[7]?.trim() === 'ready'
}

/** How often, and in steps of how many milliseconds, the port of last time is asked for: a killed server's children let go of it late. */
const ASKED = { times: 40, every: 50 }

/** The port of last time if it is free or comes free soon, else any free one, which is remembered. */
async function choosePort(folder: string): Promise<number> {
  const file = join(folder, 'port')
  const last = Number(await readFile(file, 'utf8').catch(() => '0'))
  const port = (await waitForPort(last)) ?? (await tryPort(0))
  if (port === undefined) throw new UserError('No port of 127.0.0.1 is free for PostgreSQL.')
  if (port !== last) {
    await writeFile(file, `${port}\n`, { mode: 0o600 }).catch((error: unknown) => {
      throw explainFailure(error, folder)
    })
  }
  return port
}

async function waitForPort(port: number): Promise<number | undefined> {
  if (port === 0) return undefined
  for (let asked = 0; asked < ASKED.times; asked += 1) {
    const free = await tryPort(port)
    if (free !== undefined) return free
    await sleep(ASKED.every)
  }
  return undefined
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}
