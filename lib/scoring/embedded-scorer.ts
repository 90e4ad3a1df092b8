import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Model, modelFrom } from './model.ts'
import type { ScoreOutcome, Scorer } from './schema.ts'
import { scoreText } from './score-text.ts'
import { decodeWeights } from './weights-format.ts'

const SHIPPED = join(import.meta.dirname, '../../models/embedded')

/** The version that the weights under models/embedded carry. */
export const EMBEDDED_ID = 'embedded@1'

function outcomeOf(text: string, model: Model): ScoreOutcome {
  try {
    return scoreText(text, model)
  } catch {
    // A defect for one text must not cost the others theirs; the comment waits for a person.
    return { outcome: 'failed', reason: 'crashed' }
  }
}

/** Loads the scorer that ships with the project. Needs no network. Throws when the weights are missing or broken. */
export async function loadEmbeddedScorer(dir: string = SHIPPED): Promise<Scorer> {
  const bytes = await readFile(join(dir, 'weights.bin'))
  const model = modelFrom(decodeWeights(bytes))
  return {
    id: EMBEDDED_ID,
    digest: createHash('sha256').update(bytes).digest('hex'),
    score: async (texts) => texts.map((text) => outcomeOf(text, model)),
    close: async () => {},
  }
}
