import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { SMALL_YOUNG_GENERATION } from '#lib/runtime/young-generation.ts'

/** What a server has used so far; `ownMicros` is the processor time of the thread that serves, `cpuMicros` that of all. */
export type Usage = { cpuMicros: number; ownMicros: number; rssMb: number }

export type Measured = { child: ChildProcess; port: number; usage: (of?: 'memory') => Promise<Usage> }

/** Starts `server.ts` in a process of its own. */
export async function startServer(kind: 'bare' | 'faces', database: string): Promise<Measured> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [kind, database], {
    execArgv: ['--expose-gc', ...SMALL_YOUNG_GENERATION],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const usage = async (of?: 'memory'): Promise<Usage> => {
    child.send(of ?? 'usage')
    const [answer] = (await once(child, 'message')) as [Usage]
    return answer
  }
  return { child, port, usage }
}
