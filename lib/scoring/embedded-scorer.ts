import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type LongTextScorer, longTextScorer } from './long-text-scorer.ts'
import { type Model, modelFrom } from './model.ts'
import type { ScoreOptions, ScoreOutcome, Scorer } from './schema.ts'
import { scoreText } from './score-text.ts'
import { decodeWeights } from './weights-format.ts'

/** Where the weights that ship stand. */
export const SHIPPED_WEIGHTS = join(import.meta.dirname, '../../models/embedded')

/** The version that the weights under models/embedded carry. */
export const EMBEDDED_ID = 'embedded@1'

/** Texts of more UTF-16 units are scored in a thread of their own. */
const LONG = 4096
/** Milliseconds after which a batch lets others have their turn. */
const TURN = 8

function outcomeOf(text: string, model: Model, options?: ScoreOptions): ScoreOutcome {
  try {
    return scoreText(text, model, options)
  } catch {
    // A defect for one text must not cost the others theirs; the comment waits for a person.
    return { outcome: 'failed', reason: 'crashed' }
  }
}

type Scoring = { model: Model; long: LongTextScorer; options: ScoreOptions | undefined }

async function scoreAll(texts: readonly string[], { model, long, options }: Scoring): Promise<ScoreOutcome[]> {
  const outcomes: (ScoreOutcome | Promise<ScoreOutcome>)[] = []
  let turn = performance.now()
  for (const text of texts) {
    outcomes.push(text.length > LONG ? long.score(text) : outcomeOf(text, model, options))
    if (performance.now() - turn < TURN) continue
    await setImmediate()
    turn = performance.now()
  }
  return Promise.all(outcomes)
}

/**
 * The embedded scorer over weights, under the name that they go by. Throws when they are broken. The thread that asks
 * is never held for long: batches take turns, and texts over 4 KB go to another thread.
 */
export function embeddedScorer(bytes: Uint8Array, id: string): Scorer {
  const model = modelFrom(decodeWeights(bytes))
  const long = longTextScorer(bytes)
  return {
    id,
    digest: createHash('sha256').update(bytes).digest('hex'),
    score: (texts, options) => scoreAll(texts, { model, long, options }),
    close: () => long.close(),
  }
}

/** Loads the scorer that ships with the project. Needs no network. Rejects when the weights are missing or broken. */
export async function loadEmbeddedScorer(dir: string = SHIPPED_WEIGHTS): Promise<Scorer> {
  return embeddedScorer(await readFile(resolve(dir, 'weights.bin')), EMBEDDED_ID)
}
