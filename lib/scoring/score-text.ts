import { calibrated } from './calibrate.ts'
import { confidenceOf } from './confidence.ts'
import { markSpans } from './mark-spans.ts'
import type { Model } from './model.ts'
import { readText } from './read-text.ts'
import { ATTRIBUTES, type ScoreOptions, type ScoreOutcome, type Scores } from './schema.ts'

/** White space of every kind, and characters that show nothing. */
const BLANK = /^[\s\p{Z}\p{Cf}\p{Cc}\u2800\u3164]*$/u

const WHOLE: ScoreOptions = { spans: true }

function scoresOf(logits: Float32Array, { calibration }: Model): Scores {
  const scores: Partial<Scores> = {}
  for (const [k, attribute] of ATTRIBUTES.entries()) scores[attribute] = calibrated(logits[k] ?? 0, k, calibration)
  return scores as Scores
}

/** Scores one text. Total: any string has an outcome, and the same string has the same one. */
export function scoreText(text: string, model: Model, { spans }: ScoreOptions = WHOLE): ScoreOutcome {
  if (BLANK.test(text)) return { outcome: 'skipped', reason: 'empty' }
  const reading = readText(text, model)
  if (!reading.entries.some((entry) => entry.spoken)) return { outcome: 'skipped', reason: 'no-words' }
  return {
    outcome: 'scored',
    scores: scoresOf(reading.logits, model),
    confidence: confidenceOf(reading.entries),
    spans: spans ? markSpans(reading, model) : [],
  }
}
