import { spawn } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { childEnvironment } from '#lib/env.ts'
import { UserError } from '#lib/errors.ts'
import { explainFailure, explainOutput } from '#lib/runtime/explain-failure.ts'
import { hashSources } from '#lib/runtime/hash-sources.ts'

interface Build {
  root: string
  /** Ends a build under way. */
  signal: AbortSignal
  /** Called when there is something to build, which takes a while. */
  announce(): void
}

/** Another build in this folder, as of a start that was killed, is waited for. */
const PATIENCE = 180_000

/** Builds the web application if its sources are not those of the last build. */
export async function buildIfChanged({ root, signal, announce }: Build): Promise<void> {
  const until = Date.now() + PATIENCE
  const wanted = await hashSources(root)
  const note = join(root, '.next', 'belowline-sources')
  let announced = false
  while ((await readFile(note, 'utf8').catch(() => '')) !== wanted) {
    if (!announced) announce()
    announced = true
    await rm(note, { force: true }).catch((error: unknown) => {
      throw explainFailure(error, join(root, '.next'))
    })
    const { code, output } = await runBuild(root, signal)
    if (code === 0) await writeFile(note, wanted)
    else if (!isLocked(output) || Date.now() > until) throw explainBuild(output, root)
    else await sleep(1000, undefined, { signal })
  }
}

const isLocked = (output: string): boolean => /another .*(build|instance).*running|unable to acquire lock/i.test(output)

function explainBuild(output: string, root: string): UserError {
  const known = explainOutput(output, join(root, '.next'))
  return (
    known ?? new UserError(`The web application cannot be built:\n${output.trim().split('\n').slice(-30).join('\n')}`)
  )
}

async function runBuild(root: string, signal: AbortSignal): Promise<{ code: number | null; output: string }> {
  const program = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const child = spawn(process.execPath, [program, 'build'], {
    cwd: root,
    env: childEnvironment({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', CI: '1' }),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  const exit = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  const [code, out, err] = await Promise.all([exit, text(child.stdout), text(child.stderr)])
  return { code, output: `${out}${err}` }
}
