import { type ChildProcess, spawn } from 'node:child_process'
import { childEnvironment } from '#lib/env.ts'
import { logger } from '#lib/logger.ts'

export interface ChildPlan {
  name: string
  /** Arguments of Node, the file that it runs, and what that is given. */
  args: readonly string[]
  cwd: string
  env: Record<string, string>
}

export interface SupervisedChild {
  /** Asks it to end, and ends it by force where it does not. */
  stop(): Promise<void>
}

const FIRST_PAUSE = 500
const LONGEST_PAUSE = 30_000
/** Who ran this long was well: its next crash counts as the first. */
const WELL_AFTER = 60_000
const GRACE = 15_000

/**
 * Keeps a process running until it is stopped: one that ends by itself is started again, after a pause that doubles.
 * Its standard input is a pipe that we never write to: it closes when we are gone, however we went.
 */
export function superviseChild(plan: ChildPlan): SupervisedChild {
  let child: ChildProcess | undefined
  let timer: NodeJS.Timeout | undefined
  let pause = FIRST_PAUSE
  let stopping = false

  const start = (): void => {
    const startedAt = Date.now()
    child = spawn(process.execPath, [...plan.args, '--supervised'], {
      cwd: plan.cwd,
      env: childEnvironment(plan.env),
      stdio: ['pipe', 'inherit', 'inherit'],
    })
    child.stdin?.on('error', () => undefined)
    child.once('exit', (code, signal) => {
      child = undefined
      if (stopping) return
      if (Date.now() - startedAt > WELL_AFTER) pause = FIRST_PAUSE
      logger('supervisor').warn({ child: plan.name, code, signal, pause }, 'ended by itself; starting it again')
      timer = setTimeout(start, pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE)
    })
  }
  start()
  return {
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      if (child) await endChild(child)
    },
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), GRACE)
  await gone
  clearTimeout(force)
}
