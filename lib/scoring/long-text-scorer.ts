import type { Worker } from 'node:worker_threads'
import type { ScoreOutcome } from './schema.ts'

type Answer = { id: number; outcome: ScoreOutcome }

/** Scores single long texts away from the thread that serves people. */
export type LongTextScorer = { score(text: string): Promise<ScoreOutcome>; close(): Promise<void> }

const CRASHED: ScoreOutcome = { outcome: 'failed', reason: 'crashed' }

/**
 * A scorer in a worker thread that starts with the first text. When the thread ends by itself, the texts that it held
 * have failed, and the next text starts another.
 */
export function longTextScorer(weights: Uint8Array): LongTextScorer {
  const waiting = new Map<number, (outcome: ScoreOutcome) => void>()
  let worker: Worker | undefined
  let next = 0

  const failAll = (): void => {
    worker = undefined
    for (const answer of waiting.values()) answer(CRASHED)
    waiting.clear()
  }

  const settle = ({ id, outcome }: Answer): void => {
    waiting.get(id)?.(outcome)
    waiting.delete(id)
    if (waiting.size === 0) worker?.unref()
  }

  const start = (): Worker => {
    // Not imported: most processes never meet a long text, and a first score need not wait for Node's threads to load.
    const { Worker } = process.getBuiltinModule('node:worker_threads')
    const started = new Worker(new URL('./embedded-thread-scorer.ts', import.meta.url), { workerData: weights })
    started.on('message', settle)
    started.on('error', failAll)
    started.on('exit', () => {
      if (worker === started) failAll()
    })
    return started
  }

  return {
    score: (text) =>
      new Promise((resolve) => {
        worker ??= start()
        worker.ref()
        waiting.set(next, resolve)
        worker.postMessage({ id: next, text })
        next += 1
      }),
    close: async () => {
      const ending = worker
      failAll()
      await ending?.terminate()
    },
  }
}
