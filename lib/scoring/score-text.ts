import { calibrated } from './calibrate.ts'
import { confidenceOf } from './confidence.ts'
import { markSpans } from './mark-spans.ts'
import type { Model } from './model.ts'
import { type Reading, readText } from './read-text.ts'
import type { ScoreOptions, ScoreOutcome, Scores, WorstWindow } from './schema.ts'
import { WINDOW } from './windows.ts'

/** White space of every kind, and characters that show nothing. */
const BLANK = /^[\s\p{Z}\p{Cf}\p{Cc}\u2800\u3164]*$/u

const WHOLE: ScoreOptions = { spans: true }

/** In the order of ATTRIBUTES, and made in one piece: an object that grows name by name costs each text a microsecond more. */
function scoresOf(logits: Float32Array, { calibration }: Model): Scores {
  const at = (k: number): number => calibrated(logits[k] ?? 0, k, calibration)
  return {
    identity_attack: at(0),
    insult: at(1),
    obscene: at(2),
    severe_toxicity: at(3),
    sexual_explicit: at(4),
    threat: at(5),
    toxicity: at(6),
  }
}

/** Where the worst of several windows stands in the text. */
function worstWindowOf({ tokens, worst }: Reading): WorstWindow {
  const { from, to } = worst?.window ?? { from: 0, to: tokens.words.length }
  return { start: tokens.starts[from] ?? 0, end: tokens.ends[to - 1] ?? 0 }
}

/** A text as it is read, or why it gets no score. */
export type ReadScored = { ok: true; reading: Reading } | { ok: false; reason: 'empty' | 'no-words' }

/** Reads a text, where it is one that gets a score. */
export function readScored(text: string, model: Model): ReadScored {
  if (BLANK.test(text)) return { ok: false, reason: 'empty' }
  const reading = readText(text, model)
  return reading.entries.some((entry) => entry.spoken) ? { ok: true, reading } : { ok: false, reason: 'no-words' }
}

/** Scores one text. Total: any string has an outcome, and the same string has the same one. */
export function scoreText(text: string, model: Model, { spans }: ScoreOptions = WHOLE): ScoreOutcome {
  const read = readScored(text, model)
  if (!read.ok) return { outcome: 'skipped', reason: read.reason }
  const { reading } = read
  const scored: ScoreOutcome = {
    outcome: 'scored',
    scores: scoresOf(reading.logits, model),
    confidence: confidenceOf(reading.entries),
    spans: spans ? markSpans(reading, model) : [],
  }
  return spans && reading.entries.length > WINDOW ? { ...scored, worstWindow: worstWindowOf(reading) } : scored
}
