import type { FailReason, ScoreOutcome } from '#lib/scoring/schema.ts'
import type { BackendChoice } from '#lib/scoring/tensorflow.ts'
import { type BatchLimits, chooseBatch } from '#lib/scoring/toxicity-batches.ts'
import type { Classified } from '#lib/scoring/toxicity-classifier.ts'
import type { Thread } from '#lib/scoring/toxicity-host-scorer.ts'

/** By UTF-16 code units, four of which make about one piece. */
const BATCH: BatchLimits = { members: 64, cells: 8192 }
/** Texts that wait at most; who brings more waits for room. */
const MOST_WAITING = 512
/** Waiting texts that a batch is chosen from. */
const LOOK_AHEAD = 256

type Waiting = { text: string; covered: number; settle(outcome: ScoreOutcome): void }

export type LineOptions = {
  first: Thread
  /** Starts another thread in place of one that has ended. */
  open: () => Promise<Thread>
  /** Milliseconds for one batch. */
  batchLimit: number
  onNotice: (notice: ToxicityNotice) => void
}

/** What an operator should hear of: which backend runs and why no faster one, and every thread that was replaced. */
export type ToxicityNotice =
  | ({ kind: 'ready' } & BackendChoice)
  | { kind: 'batch-failed'; reason: 'timed-out' | 'crashed'; texts: number }
  | { kind: 'restart-failed'; message: string }

export type LineCounts = {
  batches: number
  /** Threads started after the first. */
  restarts: number
  /** Tensors alive after the last batch. */
  tensors: number
  /** Why the last restart failed. */
  fault: string | null
}

/** Texts that wait for one thread. At most one batch is under way; who brings too many texts waits for room. */
export class Line {
  readonly counts: LineCounts = { batches: 0, restarts: 0, tensors: 0, fault: null }
  readonly #options: LineOptions
  readonly #waiting: Waiting[] = []
  readonly #room: (() => void)[] = []
  #thread: Thread | undefined
  #working = false
  #closed = false

  constructor(options: LineOptions) {
    this.#options = options
    this.#thread = options.first
  }

  get waiting(): number {
    return this.#waiting.length
  }

  get full(): boolean {
    return this.#waiting.length >= MOST_WAITING
  }

  /** Resolves when the line may have room: look again. */
  room(): Promise<void> {
    return new Promise((enter) => this.#room.push(enter))
  }

  /** The outcome of a text, whose confidence is lowered by how much of it was `covered`. Never rejects. */
  score(text: string, covered: number): Promise<ScoreOutcome> {
    const outcome = new Promise<ScoreOutcome>((settle) => this.#waiting.push({ text, covered, settle }))
    if (!this.#working) {
      this.#working = true
      // Not at once: what else comes in this turn of the event loop should be in the first batch.
      setImmediate(() => this.#work())
    }
    return outcome
  }

  /** Ends the thread; what waits or is under way fails as not ready. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#thread?.close()
    this.#giveUp()
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#closed) {
      if (!this.#thread?.alive()) this.#thread = await this.#reopen()
      if (!this.#thread || this.#closed) break
      const members = takeBatch(this.#waiting)
      this.#welcome()
      await this.#runBatch(this.#thread, members)
    }
    this.#working = false
    this.#giveUp()
  }

  async #runBatch(thread: Thread, members: readonly Waiting[]): Promise<void> {
    this.counts.batches++
    const texts = members.map(({ text }) => text)
    const answer = await thread.run(texts, this.#options.batchLimit)
    if (!answer.ok) return this.#lose(members, answer.reason)
    this.counts.tensors = answer.tensors
    for (const [i, member] of members.entries()) member.settle(toOutcome(answer.results[i], member.covered))
  }

  #lose(members: readonly Waiting[], reason: 'timed-out' | 'crashed'): void {
    if (!this.#closed) this.#options.onNotice({ kind: 'batch-failed', reason, texts: members.length })
    fail(members, this.#closed ? 'not-ready' : reason)
  }

  async #reopen(): Promise<Thread | undefined> {
    this.counts.restarts++
    try {
      const thread = await this.#options.open()
      this.counts.fault = null
      if (!this.#closed) return thread
      await thread.close()
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      this.counts.fault = message
      this.#options.onNotice({ kind: 'restart-failed', message })
    }
    return undefined
  }

  #giveUp(): void {
    fail(this.#waiting.splice(0), 'not-ready')
    this.#welcome()
  }

  #welcome(): void {
    for (const enter of this.#room.splice(0)) enter()
  }
}

function fail(members: readonly Waiting[], reason: FailReason): void {
  for (const { settle } of members) settle({ outcome: 'failed', reason })
}

/** Takes the next batch out of the line; the others keep their order. */
function takeBatch(waiting: Waiting[]): Waiting[] {
  const looked = waiting.splice(0, LOOK_AHEAD)
  const lengths = looked.map(({ text }) => text.length)
  const places = new Set(chooseBatch(lengths, BATCH))
  waiting.unshift(...looked.filter((_, place) => !places.has(place)))
  return looked.filter((_, place) => places.has(place))
}

function toOutcome(result: Classified | undefined, covered: number): ScoreOutcome {
  if (!result) return { outcome: 'failed', reason: 'invalid-output' }
  if (!result.ok) return { outcome: 'failed', reason: result.reason }
  return { outcome: 'scored', scores: result.scores, confidence: result.confidence * covered, spans: [] }
}
