import { Worker } from 'node:worker_threads'
import type { FailReason, ScoreOutcome } from '#lib/scoring/schema.ts'

type Waiting = { count: number; resolve: (outcomes: ScoreOutcome[]) => void; timer: NodeJS.Timeout }
type Thread = { worker: Worker; waiting: Map<number, Waiting> }
type Answer = { id: number; outcomes: ScoreOutcome[] } | { ready: object }

const failed = (count: number, reason: FailReason): ScoreOutcome[] =>
  Array.from({ length: count }, () => ({ outcome: 'failed', reason }))

/**
 * Scores in threads of its own, so that long texts hold nobody up and lines of texts use every core. A thread that
 * does not answer within `patience` milliseconds is ended and replaced; what it had is failed, never made up.
 */
export class ThreadScorer {
  readonly #threads: Thread[]
  readonly #patience: number
  #next = 0

  constructor({ threads, patience }: { threads: number; patience: number }) {
    this.#patience = patience
    this.#threads = Array.from({ length: threads }, () => this.#start())
  }

  /** One outcome for each text, in their order. The thread with the least to do takes them all. */
  score(texts: readonly string[]): Promise<ScoreOutcome[]> {
    const thread = this.#threads.reduce((least, one) => (one.waiting.size < least.waiting.size ? one : least))
    const id = this.#next++
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#replace(thread, 'timed-out'), this.#patience)
      thread.waiting.set(id, { count: texts.length, resolve, timer })
      thread.worker.ref()
      thread.worker.postMessage({ id, texts })
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.removeAllListeners('exit').terminate()))
  }

  #start(): Thread {
    const worker = new Worker(new URL('./scoring-thread.ts', import.meta.url))
    const thread: Thread = { worker, waiting: new Map() }
    worker.unref()
    worker.on('message', (answer: Answer) => {
      if ('id' in answer) settle(thread, answer.id, answer.outcomes)
    })
    worker.on('error', () => this.#replace(thread, 'crashed'))
    return thread
  }

  #replace(thread: Thread, reason: FailReason): void {
    const place = this.#threads.indexOf(thread)
    if (place < 0) return
    this.#threads[place] = this.#start()
    for (const [id, { count }] of thread.waiting) settle(thread, id, failed(count, reason))
    void thread.worker.terminate()
  }
}

function settle(thread: Thread, id: number, outcomes: ScoreOutcome[]): void {
  const waiting = thread.waiting.get(id)
  if (!waiting) return
  thread.waiting.delete(id)
  if (thread.waiting.size === 0) thread.worker.unref()
  clearTimeout(waiting.timer)
  waiting.resolve(outcomes)
}
