import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { removeHome } from '#lib/runtime/postgres-home.ts'
import { findPostmaster, stopPostmaster } from '#lib/runtime/postmaster.ts'
import { SMALL_YOUNG_GENERATION } from '#lib/runtime/young-generation.ts'

/** A `start` that was begun, and what it has said so far. */
export interface StartedProcess {
  child: ChildProcess
  output(): string
  /** The exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>
}

/** Runs a command of the command line as a process of its own, Node itself with the arguments that `npm start` gives it. */
export function runCommand(args: readonly string[], env: Record<string, string>): StartedProcess {
  const child = spawn(process.execPath, [...SMALL_YOUNG_GENERATION, 'lib/cli/main.ts', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk
  })
  const ended = new Promise<number | string>((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'))
  })
  return { child, output: () => output, ended }
}

/** Waits for a line; throws what was said when the process ends or `patience` (ms) runs out before it comes. */
export async function waitForLine(started: StartedProcess, line: RegExp, patience = 240_000): Promise<string> {
  const until = Date.now() + patience
  let over: number | string | undefined
  void started.ended.then((code) => {
    over = code
  })
  for (;;) {
    const found = line.exec(started.output())
    if (found) return found[0]
    if (over !== undefined) throw new Error(`It ended with ${over} and said:\n${started.output()}`)
    if (Date.now() > until) throw new Error(`It did not say ${line} in time, but:\n${started.output()}`)
    await sleep(20)
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || !address) throw new Error('no free port')
  return address.port
}

export function makeDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'belowline-desk-'))
}

/** Stops what may still run on the data directory, and removes it with its database. */
export async function removeDataDir(dataDir: string): Promise<void> {
  const outside = await readFile(join(dataDir, 'postgres.json'), 'utf8').then(
    (note) => (JSON.parse(note) as { home: string }).home,
    () => undefined,
  )
  const running = await findPostmaster(join(outside ?? join(dataDir, 'postgres'), 'cluster'))
  if (running) await stopPostmaster(running)
  await removeHome(dataDir)
  await rm(dataDir, { recursive: true, force: true })
}
