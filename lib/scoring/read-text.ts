import type { Model } from './model.ts'
import type { Tokens } from './normalise/find-tokens.ts'
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

/** Reads a text through its windows. A text without words has the logits of none, and no worst window. */
export function readText(text: string, model: Model): Reading {
  const tokens = model.tokenise(text)
  const entries = tokens.words.map((word) => model.words.entryOf(word))
  const scored = windowsOver(entries.length).map(([from, to]) => {
    const window = { entries, from, to }
    return { window, score: scoreWindow(window, model) }
  })
  const toxicity = scored.map(({ score }) => score.logits[TOXICITY] ?? 0)
  const logits = Float32Array.from({ length: OUTPUTS }, (_, k) =>
    overWindows(scored.map(({ score }) => score.logits[k] ?? 0)),
  )
  return { tokens, entries, logits, worst: scored[toxicity.indexOf(Math.max(...toxicity))] }
}
