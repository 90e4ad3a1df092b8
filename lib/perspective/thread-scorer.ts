import { Worker } from 'node:worker_threads'
import type { ThreadRequest, ThreadWeights } from '#lib/perspective/scoring-thread.ts'
import type { FailReason, ScoreOptions, ScoreOutcome } from '#lib/scoring/schema.ts'

type ThreadAnswer = { outcomes?: ScoreOutcome[]; answer?: Uint8Array; failed?: FailReason }
type Work = { texts: readonly string[]; options: ScoreOptions } | { lines: Uint8Array; firstLine: number }
type Asked = { work: Work; answer: (answer: ThreadAnswer) => void; timer: NodeJS.Timeout | undefined }
/** Without a worker until it is asked: one that ends as soon as it starts is not started over and over. */
type Thread = { worker: Worker | null; asked: Asked[] }

/** Milliseconds that a thread has for a piece: of texts, which wait no longer for it either, and of lines, of which one may be a megabyte. */
type Patience = { texts: number; lines: number }

/** About so many bytes of UTF-8 are handed to a thread at once: they take it a fraction of any patience. */
const PIECE = 64 * 1024

/**
 * Scores in threads of its own, so that long texts hold nobody up and lines of texts use every core. A thread works at one
 * piece at a time, with the next at hand; the rest waits, texts before lines. Work that a thread does not do in
 * time is failed, never made up; the thread is ended, and the next work starts another.
 */
export class ThreadScorer {
  readonly #threads: Thread[]
  readonly #patience: Patience
  readonly #weights: ThreadWeights
  readonly #texts: Asked[] = []
  readonly #lines: Asked[] = []
  #closed = false

  /** `weights` null: those that ship. */
  constructor({ threads, patience, weights }: { threads: number; patience: Patience; weights: ThreadWeights }) {
    this.#patience = patience
    this.#weights = weights
    this.#threads = Array.from({ length: threads }, () => ({ worker: null, asked: [] }))
    for (const thread of this.#threads) this.#start(thread)
  }

  get size(): number {
    return this.#threads.length
  }

  /**
   * One outcome for each text, in their order. Many texts are scored in pieces, as many at once as there are threads: who
   * has a few waits for one piece of theirs and not for all. A piece that waits for longer than any may take is failed.
   */
  async score(texts: readonly string[], options: ScoreOptions): Promise<ScoreOutcome[]> {
    const pieces = toPieces(texts)
    const outcomes: ScoreOutcome[][] = pieces.map(() => [])
    const entries = pieces.entries()
    const work = async (): Promise<void> => {
      for (const [i, piece] of entries) outcomes[i] = await this.#scorePiece(piece, options)
    }
    await Promise.all(Array.from({ length: Math.min(this.size, pieces.length) }, work))
    return outcomes.flat()
  }

  /** Lines of `{"id", "text"}` answered by lines of scores, both in UTF-8; or why the thread did not. They wait for as long as it takes. */
  async scoreLines(lines: Uint8Array, firstLine: number): Promise<Uint8Array | FailReason> {
    const { answer, failed } = await new Promise<ThreadAnswer>((resolve) => {
      this.#lines.push({ work: { lines, firstLine }, answer: resolve, timer: undefined })
      this.#hand()
    })
    return answer ?? failed ?? 'invalid-output'
  }

  /** Ends the threads. What they have not done is failed, and so is what they are asked afterwards. */
  async close(): Promise<void> {
    this.#closed = true
    const ended = this.#threads.map(({ worker }) => worker?.terminate())
    for (const thread of this.#threads) {
      thread.worker = null
      for (const asked of thread.asked.splice(0)) this.#settle(asked, { failed: 'not-ready' })
    }
    this.#hand()
    await Promise.all(ended)
  }

  async #scorePiece(texts: readonly string[], options: ScoreOptions): Promise<ScoreOutcome[]> {
    const { outcomes, failed } = await new Promise<ThreadAnswer>((resolve) => {
      const asked: Asked = { work: { texts, options }, answer: resolve, timer: undefined }
      asked.timer = setTimeout(() => this.#giveUp(asked), this.#patience.texts)
      this.#texts.push(asked)
      this.#hand()
    })
    return texts.map((_, i) => outcomes?.[i] ?? { outcome: 'failed', reason: failed ?? 'invalid-output' })
  }

  /** Nobody took it: no thread is to blame. */
  #giveUp(asked: Asked): void {
    this.#texts.splice(this.#texts.indexOf(asked), 1)
    asked.answer({ failed: 'timed-out' })
  }

  /** Gives what waits to threads that are free, and then to those that will be in a moment, so that they need not wait for us. */
  #hand(): void {
    if (this.#closed) {
      const waiting = [...this.#texts.splice(0), ...this.#lines.splice(0)]
      for (const asked of waiting) this.#settle(asked, { failed: 'not-ready' })
      return
    }
    for (const thread of this.#threads) if (thread.asked.length === 0) this.#give(thread)
    for (const thread of this.#threads) {
      const [atWork, ...atHand] = thread.asked
      if (atWork && atHand.length === 0 && isShort(atWork.work)) this.#give(thread)
    }
  }

  #give(thread: Thread): void {
    const asked = this.#texts.shift() ?? this.#lines.shift()
    if (!asked) return
    const worker = thread.worker ?? this.#start(thread)
    clearTimeout(asked.timer)
    thread.asked.push(asked)
    if (thread.asked.length === 1) this.#watch(thread, worker)
    worker.ref()
    worker.postMessage(asked.work satisfies ThreadRequest)
  }

  /** From now on the thread works at the first of what it was asked. */
  #watch(thread: Thread, worker: Worker): void {
    const [asked] = thread.asked
    if (!asked) {
      worker.unref()
      return
    }
    const patience = 'texts' in asked.work ? this.#patience.texts : this.#patience.lines
    asked.timer = setTimeout(() => this.#end(thread, worker, 'timed-out'), patience)
  }

  #start(thread: Thread): Worker {
    const worker = new Worker(new URL('./scoring-thread.ts', import.meta.url), { workerData: this.#weights })
    thread.worker = worker
    worker.unref()
    worker.on('message', (answer: ThreadAnswer) => {
      if (thread.worker !== worker) return
      const asked = thread.asked.shift()
      this.#watch(thread, worker)
      this.#settle(asked, answer)
    })
    worker.on('error', () => this.#end(thread, worker, 'crashed'))
    return worker
  }

  /** Ends a worker once; what its thread worked at is failed, what it had at hand waits again, and the next work starts another. */
  #end(thread: Thread, worker: Worker, failed: FailReason): void {
    if (thread.worker !== worker) return
    thread.worker = null
    void worker.terminate()
    const [asked, ...atHand] = thread.asked.splice(0)
    for (const one of atHand) ('texts' in one.work ? this.#texts : this.#lines).unshift(one)
    this.#settle(asked, { failed })
  }

  #settle(asked: Asked | undefined, answer: ThreadAnswer): void {
    clearTimeout(asked?.timer)
    asked?.answer(answer)
    this.#hand()
  }
}

const isShort = (work: Work): boolean => 'texts' in work || work.lines.length <= PIECE

/** Cuts texts into pieces of about PIECE bytes; a longer text is one by itself. */
function toPieces(texts: readonly string[]): string[][] {
  const pieces: string[][] = []
  let length = PIECE
  for (const text of texts) {
    const size = Buffer.byteLength(text)
    if (length + size > PIECE) {
      pieces.push([])
      length = 0
    }
    pieces.at(-1)?.push(text)
    length += size
  }
  return pieces
}
