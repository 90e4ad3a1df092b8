import { mannerOf } from './manner.ts'
import type { Model } from './model.ts'
import type { Tokens } from './normalise/find-tokens.ts'
import { emptyTrace } from './score-deep.ts'
import type { Window } from './score-wide.ts'
import { scoreWindow, type WindowScore } from './score-window.ts'
import { OUTPUTS } from './wide.ts'
import { overWindows, windowsOver } from './windows.ts'
import type { WordEntry } from './word-table.ts'

/** What a model makes of a text: its words, its logits before calibration, and the window that was worst. */
export type Reading = {
  tokens: Tokens
  entries: readonly WordEntry[]
  logits: Float32Array
  worst: { window: Window; score: WindowScore } | undefined
}

const TOXICITY = OUTPUTS - 1

type Scored = NonNullable<Reading['worst']>

/** A text of one window is scored in the model's own room, which the next text takes over; longer ones in room of their own. */
function scoreWindows(entries: readonly WordEntry[], manner: Float32Array, model: Model): Scored[] {
  const windows = windowsOver(entries.length)
  return windows.map(([from, to]) => {
    const window = { entries, from, to, manner }
    const room = windows.length === 1 ? model.room : emptyTrace(model.deep.shape)
    return { window, score: scoreWindow(window, model, room) }
  })
}

function worstOf(scored: readonly Scored[]): Scored | undefined {
  const toxicity = scored.map(({ score }) => score.logits[TOXICITY] ?? 0)
  return scored[toxicity.indexOf(Math.max(...toxicity))]
}

/**
 * Reads a text through its windows. A text without words has the logits of none. What drove the score (`worst`) holds
 * until the model reads the next text.
 */
export function readText(text: string, model: Model): Reading {
  const tokens = model.tokenise(text)
  const entries: WordEntry[] = []
  for (const word of tokens.words) entries.push(model.words.entryOf(word))
  const scored = scoreWindows(entries, mannerOf(text), model)
  const [only] = scored
  if (only && scored.length === 1) return { tokens, entries, logits: only.score.logits, worst: only }
  const logits = Float32Array.from({ length: OUTPUTS }, (_, k) =>
    overWindows(scored.map(({ score }) => score.logits[k] ?? 0)),
  )
  return { tokens, entries, logits, worst: worstOf(scored) }
}
