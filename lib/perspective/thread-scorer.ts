import { Worker } from 'node:worker_threads'
import type { ThreadRequest, ThreadWeights } from '#lib/perspective/scoring-thread.ts'
import type { FailReason, ScoreOptions, ScoreOutcome } from '#lib/scoring/schema.ts'

type ThreadAnswer = { outcomes?: ScoreOutcome[]; answer?: Uint8Array; failed?: FailReason }
type Waiting = { resolve: (answer: ThreadAnswer) => void; timer: NodeJS.Timeout }
/** Without a worker until it is asked: one that ends as soon as it starts is not started over and over. */
type Thread = { worker: Worker | null; waiting: Map<number, Waiting> }
type Work = { texts: readonly string[]; options: ScoreOptions } | { lines: Uint8Array; firstLine: number }

/**
 * Scores in threads of its own, so that long texts hold nobody up and lines of texts use every core. A thread that
 * does not answer within `patience` milliseconds is ended, and the next question starts another; what it had is failed,
 * never made up.
 */
export class ThreadScorer {
  readonly #threads: Thread[]
  readonly #patience: number
  readonly #weights: ThreadWeights
  #next = 0

  /** `weights` null: those that ship. */
  constructor({ threads, patience, weights }: { threads: number; patience: number; weights: ThreadWeights }) {
    this.#patience = patience
    this.#weights = weights
    this.#threads = Array.from({ length: threads }, () => ({ worker: null, waiting: new Map() }))
    for (const thread of this.#threads) this.#start(thread)
  }

  get size(): number {
    return this.#threads.length
  }

  /** One outcome for each text, in their order. */
  async score(texts: readonly string[], options: ScoreOptions): Promise<ScoreOutcome[]> {
    const { outcomes, failed } = await this.#ask({ texts, options })
    return outcomes ?? texts.map(() => ({ outcome: 'failed', reason: failed ?? 'invalid-output' }))
  }

  /** Lines of `{"id", "text"}` answered by lines of scores, both in UTF-8; or why the thread did not. */
  async scoreLines(lines: Uint8Array, firstLine: number): Promise<Uint8Array | FailReason> {
    const { answer, failed } = await this.#ask({ lines, firstLine })
    return answer ?? failed ?? 'invalid-output'
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker?.terminate()))
  }

  /** The thread with the least to do takes it. */
  #ask(work: Work): Promise<ThreadAnswer> {
    const thread = this.#threads.reduce((least, one) => (one.waiting.size < least.waiting.size ? one : least))
    const id = this.#next++
    return new Promise((resolve) => {
      const worker = thread.worker ?? this.#start(thread)
      const timer = setTimeout(() => end(thread, worker, 'timed-out'), this.#patience)
      thread.waiting.set(id, { resolve, timer })
      worker.ref()
      worker.postMessage({ id, ...work } satisfies ThreadRequest)
    })
  }

  #start(thread: Thread): Worker {
    const worker = new Worker(new URL('./scoring-thread.ts', import.meta.url), { workerData: this.#weights })
    thread.worker = worker
    worker.unref()
    worker.on('message', ({ id, ...answer }: ThreadAnswer & { id: number }) => settle(thread, id, answer))
    worker.on('error', () => end(thread, worker, 'crashed'))
    return worker
  }
}

/** Ends a worker once; what its thread had is failed, and the next question starts another. */
function end(thread: Thread, worker: Worker, failed: FailReason): void {
  if (thread.worker !== worker) return
  thread.worker = null
  for (const id of [...thread.waiting.keys()]) settle(thread, id, { failed })
  void worker.terminate()
}

function settle(thread: Thread, id: number, answer: ThreadAnswer): void {
  const waiting = thread.waiting.get(id)
  if (!waiting) return
  thread.waiting.delete(id)
  if (thread.waiting.size === 0) thread.worker?.unref()
  clearTimeout(waiting.timer)
  waiting.resolve(answer)
}
