import { join } from 'node:path'
import { env } from '#lib/env.ts'
import { correctPage } from '#lib/separation/correct-page.ts'
import type { PageCorrection, PageSource, Separation } from '#lib/separation/schema.ts'
import { separatePage } from '#lib/separation/separate-page.ts'
import { takeTurns } from '#lib/turns.ts'

/** A page, and what a person said of it each time that it is to be separated; null for nothing. */
export type SeparationTask = { source: PageSource; corrections: readonly (PageCorrection | null)[] }

/** `too-heavy`: it took more time or memory than a page may, or nobody waits for it any more. */
export type Separated<C> =
  | { ok: true; separations: { [I in keyof C]: Separation } }
  | { ok: false; reason: 'too-heavy' }

/** Up to so many UTF-16 code units a page is separated at once: it is done before a thread would have begun. */
const AT_ONCE = 100_000

/** Large pages hold a heap of hundreds of megabytes each while they are separated. */
const turns = takeTurns(2)

export const SEPARATION_LIMITS = { milliseconds: 60_000, heapMegabytes: 1536 }

const NEVER = new AbortController().signal

/**
 * Separates a page once for each of `corrections`. A large one is separated in a thread of its own, a few at a time, so
 * that nobody else waits for it; `signal` ends that early.
 */
export async function separateInWorker<const C extends SeparationTask['corrections']>(
  source: PageSource,
  corrections: C,
  {
    signal = NEVER,
    limits = SEPARATION_LIMITS,
  }: { signal?: AbortSignal | undefined; limits?: typeof SEPARATION_LIMITS } = {},
): Promise<Separated<C>> {
  const separations =
    (source.kind === 'html' ? source.html : source.text).length <= AT_ONCE
      ? separateEach({ source, corrections })
      : await separateInTurn({ source, corrections }, signal, limits)
  return separations
    ? { ok: true, separations: separations as { [I in keyof C]: Separation } }
    : { ok: false, reason: 'too-heavy' }
}

/** Once for each of the corrections. */
export function separateEach({ source, corrections }: SeparationTask): Separation[] {
  return corrections.map((correction) => (correction ? correctPage(source, correction) : separatePage(source)))
}

async function separateInTurn(task: SeparationTask, signal: AbortSignal, limits: typeof SEPARATION_LIMITS) {
  const leave = await turns.enter(signal)
  try {
    return leave && (await inThread(task, AbortSignal.any([signal, AbortSignal.timeout(limits.milliseconds)]), limits))
  } finally {
    leave?.()
  }
}

/** The thread's answer, or undefined when it was ended before. Rejects when the separator itself broke. */
async function inThread(
  task: SeparationTask,
  signal: AbortSignal,
  { heapMegabytes }: typeof SEPARATION_LIMITS,
): Promise<Separation[] | undefined> {
  // Not imported: a bundler that sees a Worker begin would look for its entry in the bundle.
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const worker = new Worker(entry(), {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  })
  const answer = Promise.withResolvers<Separation[] | undefined>()
  const giveUp = () => answer.resolve(undefined)
  signal.addEventListener('abort', giveUp)
  worker.once('message', answer.resolve).once('messageerror', answer.reject)
  worker.once('error', (error: NodeJS.ErrnoException) =>
    error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? giveUp() : answer.reject(error),
  )
  worker.once('exit', () => answer.reject(new Error('the separator ended without an answer')))
  try {
    return await answer.promise
  } finally {
    signal.removeEventListener('abort', giveUp)
    await worker.terminate()
  }
}

/** A file of the project and not of a bundle: plain Node runs it. */
const entry = () => join(env().root, 'lib/ingest/separator-thread.ts')
