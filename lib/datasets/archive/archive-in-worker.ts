import { join } from 'node:path'
import type { Asked, Made, Progress } from '#lib/datasets/archive/archive-dir.ts'
import { env } from '#lib/env.ts'

/** `database` is its address: the thread reads the rows by itself. `target` is the zip. */
export type ArchiveTask = Asked & { database: string; target: string }

/** What the thread tells; after each progress it waits to be told whether to go on. */
export type Told = { is: 'progress'; done: number; total: number } | { is: 'made'; made: Made }

/**
 * The heap of the thread, in megabytes. Hundreds of thousands of rows pass through it: without bounds it would keep
 * several times of what it needs before it tidied up.
 */
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 }

/** Writes an archive in a thread of its own, so that nobody else waits for it and its memory is bounded. */
export async function writeInThread(task: ArchiveTask, progress: Progress): Promise<Made> {
  // Not imported: a bundler that sees a Worker begin would look for its entry in the bundle.
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const entry = join(env().root, 'lib/datasets/archive/archive-thread.ts')
  const worker = new Worker(entry, { workerData: task, execArgv: [], resourceLimits: LIMITS })
  const answer = Promise.withResolvers<Made>()
  const hear = async (told: Told): Promise<void> => {
    if (told.is === 'made') answer.resolve(told.made)
    else worker.postMessage(await progress(told.done, told.total))
  }
  worker.on('message', (told: Told) => void hear(told).catch(answer.reject))
  worker.once('error', answer.reject).once('messageerror', answer.reject)
  worker.once('exit', () => answer.reject(new Error('the thread ended without an archive')))
  try {
    return await answer.promise
  } finally {
    await worker.terminate()
  }
}
