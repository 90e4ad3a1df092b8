import { NumberSet } from './number-set.ts'
import { addManner, OUTPUTS, pairSlot, type WideWeights } from './wide.ts'
import { WINDOW } from './windows.ts'
import type { WordEntry } from './word-table.ts'

/** The words of a text that are scored at once, `entries[from..to]`, at most `WINDOW` of them, and the manner of the whole text. */
export type Window = { entries: readonly WordEntry[]; from: number; to: number; manner: Float32Array }

/** Filled anew for every window. */
const seen = new NumberSet(WINDOW)

function addPairs(logits: Float32Array, { entries, from, to }: Window, { table, mask }: WideWeights): void {
  seen.clear()
  for (let i = from + 1; i < to; i++) {
    const at = pairSlot(entries[i - 1]?.hash ?? 0, entries[i]?.hash ?? 0, mask)
    if (!seen.add(at)) continue
    for (let k = 0; k < OUTPUTS; k++) logits[k] = (logits[k] ?? 0) + (table[at + k] ?? 0)
  }
}

/** Answers how many words are distinct. */
function addWords(logits: Float32Array, { entries, from, to }: Window): number {
  seen.clear()
  for (let i = from; i < to; i++) {
    const entry = entries[i]
    if (entry === undefined || !seen.add(entry.hash)) continue
    for (let k = 0; k < OUTPUTS; k++) logits[k] = (logits[k] ?? 0) + (entry.wide[k] ?? 0)
  }
  return seen.size
}

/**
 * The wide logits of a window: the weights of its distinct words and distinct pairs of neighbours, over the square root of
 * the number of distinct words, and those of the text's manner.
 */
export function scoreWide(window: Window, weights: WideWeights): Float32Array {
  const logits = new Float32Array(OUTPUTS)
  addPairs(logits, window, weights)
  for (let k = 0; k < OUTPUTS; k++) logits[k] = (logits[k] ?? 0) * (weights.scale[k] ?? 0)
  const share = 1 / Math.sqrt(Math.max(1, addWords(logits, window)))
  for (let k = 0; k < OUTPUTS; k++) logits[k] = (logits[k] ?? 0) * share + (weights.bias[k] ?? 0)
  addManner(logits, window.manner, weights.manner)
  return logits
}
