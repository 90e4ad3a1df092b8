import { calibrated } from './calibrate.ts'
import { confidenceOf } from './confidence.ts'
import { markSpans } from './mark-spans.ts'
import type { Model } from './model.ts'
import { ATTRIBUTES, type ScoreOutcome, type Scores } from './schema.ts'
import { wideLogitsOf, wideShares } from './score-window.ts'
import { overWindows, windowsOver } from './windows.ts'
import type { WordEntry } from './word-table.ts'

/** White space of every kind, and characters that show nothing. */
const BLANK = /^[\s\p{Z}\p{Cf}\p{Cc}\u2800\u3164]*$/u

/** One logit for each attribute, from the worst window and the mean of all. */
function logitsOf(entries: readonly WordEntry[], model: Model): Float32Array {
  const windows = windowsOver(entries.length).map(([from, to]) =>
    wideLogitsOf(wideShares({ entries, from, to }, model), model),
  )
  return Float32Array.from(ATTRIBUTES, (_, k) => overWindows(windows.map((logits) => logits[k] ?? 0)))
}

/** The logits of a text before calibration, in the canonical order of attributes. */
export function textLogits(text: string, model: Model): Float32Array {
  return logitsOf(
    model.tokenise(text).words.map((word) => model.words.entryOf(word)),
    model,
  )
}

function scoresOf(logits: Float32Array, { calibration }: Model): Scores {
  const scores = ATTRIBUTES.map((attribute, k) => [attribute, calibrated(logits[k] ?? 0, k, calibration)] as const)
  return Object.fromEntries(scores) as Scores
}

/** Scores one text. Total: any string has an outcome, and the same string has the same one. */
export function scoreText(text: string, model: Model): ScoreOutcome {
  if (BLANK.test(text)) return { outcome: 'skipped', reason: 'empty' }
  const tokens = model.tokenise(text)
  const entries = tokens.words.map((word) => model.words.entryOf(word))
  if (!entries.some((entry) => entry.spoken)) return { outcome: 'skipped', reason: 'no-words' }
  const scores = scoresOf(logitsOf(entries, model), model)
  const shares = wideShares({ entries, from: 0, to: entries.length }, model)
  const spans = markSpans(shares, tokens)
  return { outcome: 'scored', scores, confidence: confidenceOf(entries), spans }
}
