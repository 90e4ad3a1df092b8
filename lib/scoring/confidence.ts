import type { WordEntry } from './word-table.ts'

const FEWEST = 3
const MOST = 1500

/**
 * How far a scorer knows this kind of text, in 0..1: the share of its words that training knew (names and slips aside,
 * a fifth may be unknown without loss), less for a text of one or two words or of very many.
 */
export function confidenceOf(entries: readonly WordEntry[]): number {
  const spoken = entries.filter((entry) => entry.spoken)
  if (spoken.length === 0) return 0
  const share = spoken.filter((entry) => entry.known).length / spoken.length
  const short = spoken.length < FEWEST ? 0.7 + 0.1 * spoken.length : 1
  const long = spoken.length > MOST ? 0.8 : 1
  return Math.round(Math.min(1, share / 0.8) * short * long * 100) / 100
}
