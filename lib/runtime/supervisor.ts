import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { disconnect, setDatabase } from '#lib/db/client.ts'
import { migrate } from '#lib/db/migrate.ts'
import type { Env } from '#lib/env.ts'
import { buildIfChanged } from '#lib/runtime/build-if-changed.ts'
import { claimPort } from '#lib/runtime/claim-port.ts'
import { fillEmptyDatabase } from '#lib/runtime/first-run.ts'
import { openDatabase } from '#lib/runtime/open-database.ts'
import { prepareDataDir } from '#lib/runtime/prepare-data-dir.ts'
import { secrets, secretVariables } from '#lib/runtime/secrets.ts'
import { type SupervisedChild, superviseChild } from '#lib/runtime/supervised-child.ts'
import { holdSupervisorLock, type SupervisorLock } from '#lib/runtime/supervisor-lock.ts'
import { SMALL_YOUNG_GENERATION } from '#lib/runtime/young-generation.ts'

export interface Supervision {
  env: Env
  dev: boolean
  /** Ends everything, at any moment. */
  signal: AbortSignal
  /** Tells the person at the keyboard. */
  say(sentence: string): void
  /** Called once the desk answers. */
  ready(): Promise<void>
}

interface Held {
  url: string
  lock: SupervisorLock
  leave(): Promise<void>
}

/** Brings everything up, keeps it up, and takes it down again when `signal` says so. */
export async function supervise(supervision: Supervision): Promise<void> {
  const { env, signal } = supervision
  await prepareDataDir(env.dataDir)
  let held = await hold()
  try {
    await prepare(held.url, supervision)
    while (!signal.aborted) {
      const children = startChildren(held.url, supervision)
      try {
        const ended = aborted(signal)
        const gone = Promise.race([ended, held.lock.lost])
        const up = waitUntilReady(env, signal).then(() => (signal.aborted ? undefined : supervision.ready()))
        await Promise.race([gone, up.then(() => gone)])
      } finally {
        await Promise.all(children.map((child) => child.stop()))
      }
      if (!signal.aborted) held = await holdAgain(held, supervision)
    }
  } finally {
    await disconnect()
    await held.lock.release()
    await held.leave()
  }
}

async function hold(patience?: number): Promise<Held> {
  const database = await openDatabase()
  try {
    const lock = await holdSupervisorLock(database.url, patience)
    return { url: database.url, lock, leave: database.leave }
  } catch (error) {
    await database.leave()
    throw error
  }
}

/** The database went away under us: wait for it, or start the embedded one again. */
async function holdAgain(held: Held, { signal, say }: Supervision): Promise<Held> {
  say('The database went away; waiting for it.')
  await held.leave().catch(() => undefined)
  while (!signal.aborted) {
    try {
      return await hold(30_000)
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
      await sleep(2000, undefined, { signal }).catch(() => undefined)
    }
  }
  return held
}

async function prepare(url: string, { env, dev, signal, say }: Supervision): Promise<void> {
  secrets()
  await claimPort(env.port, env.host)
  await migrate(url)
  setDatabase(url)
  await fillEmptyDatabase(env, new Date())
  await disconnect()
  if (dev || signal.aborted) return
  const announce = (): void => say('Building the web application: this takes about a minute, the first time only.')
  await buildIfChanged({ root: env.root, signal, announce })
}

function startChildren(url: string, { env, dev }: Supervision): SupervisedChild[] {
  const common = {
    cwd: env.root,
    env: {
      ...secretVariables(secrets()),
      DATABASE_URL: url,
      BELOWLINE_DATA_DIR: env.dataDir,
      PORT: String(env.port),
      NODE_ENV: dev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  }
  return [
    superviseChild({
      ...common,
      name: 'server',
      args: [...SMALL_YOUNG_GENERATION, join(env.root, 'lib/http/server.ts')],
    }),
    superviseChild({
      ...common,
      name: 'worker',
      args: [...SMALL_YOUNG_GENERATION, join(env.root, 'lib/cli/main.ts'), 'worker'],
    }),
  ]
}

async function waitUntilReady({ port, host }: Env, signal: AbortSignal): Promise<void> {
  const name = !host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  while (!signal.aborted) {
    const answer = await fetch(`http://${name}:${port}/api/health`, { signal }).catch(() => undefined)
    if (answer?.ok) return
    await sleep(100, undefined, { signal }).catch(() => undefined)
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
