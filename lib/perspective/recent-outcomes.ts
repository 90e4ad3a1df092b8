import type { ScoreOutcome } from '#lib/scoring/schema.ts'

type Kept = { outcome: ScoreOutcome; until: number }

/**
 * Outcomes of texts that were seen a moment ago, by digest. Bounded: when it is full, the oldest leaves. A failed
 * outcome is never kept. Times in milliseconds.
 */
export class RecentOutcomes {
  readonly #kept = new Map<string, Kept>()
  readonly #most: number
  readonly #keepFor: number

  constructor({ most, keepFor }: { most: number; keepFor: number }) {
    this.#most = most
    this.#keepFor = keepFor
  }

  get size(): number {
    return this.#kept.size
  }

  find(digest: string, now: number): ScoreOutcome | undefined {
    const found = this.#kept.get(digest)
    if (!found) return undefined
    if (found.until > now) return found.outcome
    this.#kept.delete(digest)
    return undefined
  }

  keep(digest: string, outcome: ScoreOutcome, now: number): void {
    if (outcome.outcome === 'failed') return
    this.#kept.delete(digest)
    this.#kept.set(digest, { outcome, until: now + this.#keepFor })
    if (this.#kept.size <= this.#most) return
    for (const oldest of this.#kept.keys()) {
      this.#kept.delete(oldest)
      return
    }
  }
}
