import type { ScoreOptions, ScoreOutcome, Scorer } from '#lib/scoring/schema.ts'

type Waiting = { text: string; answer: (outcome: ScoreOutcome) => void; fail: (error: unknown) => void }

/**
 * Scores together the texts that arrive in one turn of the event loop. Between other work each text would find the
 * processor's caches filled with something else; `npm run bench -- analyze` tells what that costs.
 */
export class TurnScorer {
  readonly #scorer: Pick<Scorer, 'score'>
  readonly #options: ScoreOptions
  #waiting: Waiting[] = []

  constructor(scorer: Pick<Scorer, 'score'>, options: ScoreOptions) {
    this.#scorer = scorer
    this.#options = options
  }

  /** The outcome of one text. Rejects where the scorer does, with all of its turn. */
  score(text: string): Promise<ScoreOutcome> {
    return new Promise((answer, fail) => {
      if (this.#waiting.push({ text, answer, fail }) === 1) setImmediate(() => void this.#scoreTurn())
    })
  }

  async #scoreTurn(): Promise<void> {
    const turn = this.#waiting
    this.#waiting = []
    try {
      const texts = turn.map(({ text }) => text)
      const outcomes = await this.#scorer.score(texts, this.#options)
      for (const [i, { answer }] of turn.entries())
        answer(outcomes[i] ?? { outcome: 'failed', reason: 'invalid-output' })
    } catch (error) {
      for (const { fail } of turn) fail(error)
    }
  }
}
