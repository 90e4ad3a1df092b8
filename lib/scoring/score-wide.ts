import { OUTPUTS, pairSlot, type WideWeights } from './wide.ts'
import type { WordEntry } from './word-table.ts'

/** The words of a text that are scored at once: `entries[from..to]`. */
export type Window = { entries: readonly WordEntry[]; from: number; to: number }

function addPairs(logits: Float32Array, { entries, from, to }: Window, { table, mask }: WideWeights): void {
  const slots = new Set<number>()
  for (let i = from + 1; i < to; i++) slots.add(pairSlot(entries[i - 1]?.hash ?? 0, entries[i]?.hash ?? 0, mask))
  for (const at of slots) for (let k = 0; k < OUTPUTS; k++) logits[k] = (logits[k] ?? 0) + (table[at + k] ?? 0)
}

/**
 * The wide logits of a window: the weights of its distinct words and distinct pairs of neighbours, over the square root of
 * the number of distinct words.
 */
export function scoreWide(window: Window, weights: WideWeights): Float32Array {
  const logits = new Float32Array(OUTPUTS)
  addPairs(logits, window, weights)
  for (let k = 0; k < OUTPUTS; k++) logits[k] = (logits[k] ?? 0) * (weights.scale[k] ?? 0)
  const distinct = new Set<WordEntry>()
  for (let i = window.from; i < window.to; i++) {
    const entry = window.entries[i]
    if (entry === undefined || distinct.has(entry)) continue
    distinct.add(entry)
    for (let k = 0; k < OUTPUTS; k++) logits[k] = (logits[k] ?? 0) + (entry.wide[k] ?? 0)
  }
  const share = 1 / Math.sqrt(Math.max(1, distinct.size))
  return logits.map((sum, k) => sum * share + (weights.bias[k] ?? 0))
}
