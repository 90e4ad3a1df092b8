import type { ScoreOutcome } from '#lib/scoring/schema.ts'

/**
 * Outcomes of texts that were seen a moment ago, by digest. Bounded: of two generations of up to `most` each the older one
 * leaves when the younger is full or old. Each outcome is there for half of `keepFor` milliseconds at least, where there
 * is room, and never longer than all of it. A failed outcome is never kept.
 */
export class RecentOutcomes {
  #young = new Map<string, ScoreOutcome>()
  #old = new Map<string, ScoreOutcome>()
  #turnsAt = 0
  readonly #most: number
  readonly #keepFor: number

  constructor({ most, keepFor }: { most: number; keepFor: number }) {
    this.#most = most
    this.#keepFor = keepFor
  }

  get size(): number {
    return this.#young.size + this.#old.size
  }

  find(digest: string, now: number): ScoreOutcome | undefined {
    this.#age(now)
    return this.#young.get(digest) ?? this.#old.get(digest)
  }

  keep(digest: string, outcome: ScoreOutcome, now: number): void {
    if (outcome.outcome === 'failed') return
    this.#age(now)
    if (this.#young.size >= this.#most) this.#turn()
    this.#young.set(digest, outcome)
  }

  #age(now: number): void {
    if (now < this.#turnsAt) return
    const half = this.#keepFor / 2
    const bothAreOld = now >= this.#turnsAt + half
    this.#turn()
    if (bothAreOld) this.#turn()
    this.#turnsAt = bothAreOld ? now + half : this.#turnsAt + half
  }

  #turn(): void {
    this.#old = this.#young
    this.#young = new Map()
  }
}
