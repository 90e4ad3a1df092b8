import { join, resolve } from 'node:path'
import { type LongTextScorer, longTextScorer } from './long-text-scorer.ts'
import { type Model, modelFrom } from './model.ts'
import type { ScoreOptions, ScoreOutcome, Scorer } from './schema.ts'
import { scoreText } from './score-text.ts'
import { decodeWeights } from './weights-format.ts'

/** Where the weights that ship stand. */
export const SHIPPED_WEIGHTS = join(import.meta.dirname, '../../models/embedded')

/** The version that the weights under models/embedded carry. */
export const EMBEDDED_ID = 'embedded@1'

/** Texts of more bytes in UTF-8 are scored in a thread of their own: one unit of UTF-16 can stand for eighteen letters. */
const LONG = 4096
/** Seconds after which a batch lets others have their turn. */
const TURN = 0.008

/** Scores a text here and now, however long it takes. A defect for one text is its own outcome, and costs no other its. */
export function outcomeOf(text: string, model: Model, options?: ScoreOptions): ScoreOutcome {
  try {
    return scoreText(text, model, options)
  } catch {
    return { outcome: 'failed', reason: 'crashed' }
  }
}

type Scoring = { model: Model; long: LongTextScorer; options: ScoreOptions | undefined }

async function scoreAll(texts: readonly string[], { model, long, options }: Scoring): Promise<ScoreOutcome[]> {
  const outcomes: (ScoreOutcome | Promise<ScoreOutcome>)[] = []
  let turn = process.uptime()
  for (const text of texts) {
    outcomes.push(Buffer.byteLength(text) > LONG ? long.score(text) : outcomeOf(text, model, options))
    if (process.uptime() - turn < TURN) continue
    await new Promise(setImmediate)
    turn = process.uptime()
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
  let digest: string | undefined
  return {
    id,
    // Taken when asked for, with what takes it: whoever only scores need not wait for either.
    get digest() {
      digest ??= process.getBuiltinModule('node:crypto').hash('sha256', bytes)
      return digest
    },
    score: (texts, options) => scoreAll(texts, { model, long, options }),
    close: () => long.close(),
  }
}

/** Loads the scorer that ships with the project. Needs no network. Rejects when the weights are missing or broken. */
export async function loadEmbeddedScorer(dir: string = SHIPPED_WEIGHTS): Promise<Scorer> {
  return embeddedScorer(readWeights(dir), EMBEDDED_ID)
}

/** The bytes of the weights in a directory, of those that ship where none is named. */
export function readWeights(dir: string = SHIPPED_WEIGHTS): Uint8Array {
  // Not imported: a module that imports from node:fs by name waits until its streams and promises are loaded too.
  return process.getBuiltinModule('node:fs').readFileSync(resolve(dir, 'weights.bin'))
}
