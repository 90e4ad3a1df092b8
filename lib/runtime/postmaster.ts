import { readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode } from '#lib/runtime/explain-failure.ts'

/** A PostgreSQL that runs on a cluster, as its postmaster.pid tells. */
export interface Postmaster {
  pid: number
  port: number
}

/** The server that runs on `cluster` now, if one does, whoever started it. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = join(cluster, 'postmaster.pid')
  const lines = await readFile(file, 'utf8').then(
    (content) => content.split('\n'),
    () => undefined,
  )
  if (!lines) return undefined
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!isRunning(pid)) return undefined
  if (runsOn(pid, cluster)) return { pid, port }
  // Its number belongs to another program by now: PostgreSQL itself would take that one for a server and not start.
  await rm(file, { force: true })
  return undefined
}

export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
  // One that has ended and that nobody has waited for yet still has its number.
  return !/^State:\s+Z/m.test(readProc(pid, 'status') ?? '')
}

function runsOn(pid: number, cluster: string): boolean {
  const command = readProc(pid, 'cmdline')
  return command === undefined || command.split('\0').includes(cluster)
}

/** Undefined where the system has no /proc. */
function readProc(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return undefined
  }
}

/** Ends the server cleanly (running queries are broken off), and by force where it does not end in `patience` ms. */
export async function stopPostmaster({ pid }: Postmaster, patience = 30_000): Promise<void> {
  signal(pid, 'SIGINT')
  if (await ends(pid, patience)) return
  // Every change is in the log already; the next start replays it.
  signal(pid, 'SIGQUIT')
  await ends(pid, 10_000)
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

/** Waits until the process is gone; false when it still runs after `patience` ms. */
export async function ends(pid: number, patience: number): Promise<boolean> {
  const until = Date.now() + patience
  while (isRunning(pid)) {
    if (Date.now() > until) return false
    await sleep(20)
  }
  return true
}
