import type { Tokens } from './normalise/find-tokens.ts'
import { ATTRIBUTES, type ScoreSpan } from './schema.ts'
import { OUTPUTS } from './wide.ts'

const LEAST = 1
const MOST = 50

/** The attribute that a word drives most, with how much; the seventh, toxicity, stands when it leads. */
function strongest(shares: Float32Array, word: number): { attribute: number; value: number } {
  let attribute = OUTPUTS - 1
  for (let k = 0; k < OUTPUTS; k++) {
    if ((shares[word * OUTPUTS + k] ?? 0) > (shares[word * OUTPUTS + attribute] ?? 0)) attribute = k
  }
  return { attribute, value: shares[word * OUTPUTS + attribute] ?? 0 }
}

/** The words that drove a score, in UTF-16 units of the text, the strongest of weight 1; at most 50. */
export function markSpans(shares: Float32Array, tokens: Tokens): ScoreSpan[] {
  const marked = tokens.words
    .map((_, word) => ({ word, ...strongest(shares, word) }))
    .filter(({ value }) => value > LEAST)
    .sort((a, b) => b.value - a.value || a.word - b.word)
    .slice(0, MOST)
  const top = marked[0]?.value ?? 1
  return marked
    .sort((a, b) => a.word - b.word)
    .map(({ word, attribute, value }) => ({
      start: tokens.starts[word] ?? 0,
      end: tokens.ends[word] ?? 0,
      attribute: ATTRIBUTES[attribute] ?? 'toxicity',
      weight: Math.round((value / top) * 100) / 100,
    }))
}
