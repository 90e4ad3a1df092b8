import type { WordEntry } from './word-table.ts'

const FEWEST = 3
const MOST = 1500
/** A share of known words up to the first says nothing for a text; from the second on it is as good as all. */
const [NONE, ALL] = [0.2, 0.8]

/**
 * How far a scorer knows this kind of text, in 0..1: the share of its words that training knew (names and slips aside,
 * a fifth may be unknown without loss), less for a text of one or two words or of very many. A small word of another language
 * counts as two unknown ones: a name or a slip may be unknown in English too.
 */
export function confidenceOf(entries: readonly WordEntry[]): number {
  let [spoken, known, foreign] = [0, 0, 0]
  for (const entry of entries) {
    if (!entry.spoken) continue
    spoken += 1
    if (entry.known) known += 1
    if (entry.foreign) foreign += 1
  }
  if (spoken === 0) return 0
  const short = spoken < FEWEST ? 0.7 + 0.1 * spoken : 1
  const long = spoken > MOST ? 0.8 : 1
  const share = (known / (spoken + foreign) - NONE) / (ALL - NONE)
  return Math.round(Math.min(1, Math.max(0, share)) * short * long * 100) / 100
}
