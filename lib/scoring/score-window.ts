import type { Model } from './model.ts'
import { OUTPUTS, pairSlot } from './wide.ts'
import type { WordEntry } from './word-table.ts'

/** The words of a text that are scored at once: `entries[from..to]`. */
export type Window = { entries: readonly WordEntry[]; from: number; to: number }

/** What the wide part gives each word and its neighbour before it, before the division by the window's length. */
export function wideShares({ entries, from, to }: Window, { wide }: Model): Float32Array {
  const { table, scale, mask } = wide
  const out = new Float32Array((to - from) * OUTPUTS)
  let before: WordEntry | undefined
  for (let i = from; i < to; i++) {
    const entry = entries[i]
    if (entry === undefined) break
    const base = (i - from) * OUTPUTS
    const at = before ? pairSlot(before.hash, entry.hash, mask) : -1
    for (let k = 0; k < OUTPUTS; k++) {
      const pair = at < 0 ? 0 : (table[at + k] ?? 0) * (scale[k] ?? 0)
      out[base + k] = (entry.wide[k] ?? 0) + pair
    }
    before = entry
  }
  return out
}

/** The wide logits of a window from the shares of its words. */
export function wideLogitsOf(shares: Float32Array, { wide }: Model): Float32Array {
  const logits = Float32Array.from(wide.bias)
  const share = 1 / Math.sqrt(Math.max(1, shares.length / OUTPUTS))
  for (let i = 0; i < shares.length; i++) {
    const k = i % OUTPUTS
    logits[k] = (logits[k] ?? 0) + (shares[i] ?? 0) * share
  }
  return logits
}
