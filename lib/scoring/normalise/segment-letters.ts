import type { Lexicon } from './lexicon.ts'

const LONGEST = 16
/** As many letters are split at once; the work grows with them. */
export const MOST_LETTERS = 400

/** Fewer and longer words win; a letter on its own is dear unless it is a word; a hidden word is a little cheaper. */
function cost(part: string, lexicon: Lexicon): number {
  if (part.length === 1) return /[ai]/.test(part) ? 1.2 : 2.2
  if (part.length > 3 && lexicon.repair.has(part)) return 0.9
  if (!lexicon.known.has(part)) return /[^a-z]/.test(part) && part.length > 2 ? 1.5 + part.length * 0.5 : Infinity
  return part.length === 2 ? 1.7 : part.length === 3 ? 1.3 : 1
}

function splitAt(letters: string, cuts: Int32Array): string[] {
  const parts: string[] = []
  for (let end = letters.length; end > 0; end = cuts[end] ?? 0) parts.unshift(letters.slice(cuts[end], end))
  return parts
}

/** The cheapest split of letters written without borders into known words; at most `MOST_LETTERS` of them. */
export function segmentLetters(letters: string, lexicon: Lexicon): string[] {
  const text = letters.slice(0, MOST_LETTERS)
  const best = new Float64Array(text.length + 1).fill(Infinity)
  const cuts = new Int32Array(text.length + 1)
  best[0] = 0
  for (let end = 1; end <= text.length; end++) {
    for (let start = Math.max(0, end - LONGEST); start < end; start++) {
      const total = (best[start] ?? 0) + cost(text.slice(start, end), lexicon)
      if (total >= (best[end] ?? 0)) continue
      best[end] = total
      cuts[end] = start
    }
  }
  return splitAt(text, cuts)
}
