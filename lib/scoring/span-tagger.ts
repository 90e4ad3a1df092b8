import { logistic } from './calibrate.ts'
import { type Tensors, tensorOf } from './weights-format.ts'
import { OUTPUTS } from './wide.ts'
import type { WordEntry } from './word-table.ts'

/** What says whether a word drove a score: `linear` weighs `wordInputs`, `table` the word itself and its neighbours. */
export type SpanTagger = { linear: Float32Array; table: Float32Array; threshold: number }

/** A text as the tagger sees it: its words, what each added to the deep part's toxicity, and the text's own logit. */
export type TaggedText = { entries: readonly WordEntry[]; shares: Float32Array; logit: number }

/** How many numbers `wordInputs` gives. */
export const INPUTS = OUTPUTS + 10

/** Reads the tagger from a weights file. */
export function taggerFrom(tensors: Tensors): SpanTagger {
  return {
    linear: tensorOf(tensors, 'spans.linear', Float32Array),
    table: tensorOf(tensors, 'spans.table', Float32Array),
    threshold: tensorOf(tensors, 'spans.threshold', Float32Array)[0] ?? 0.5,
  }
}

const TOXICITY = OUTPUTS - 1

function toxicity(entry: WordEntry | undefined): number {
  return entry?.wide[TOXICITY] ?? 0
}

/** What is known of a word in its text, as numbers of about one. */
export function wordInputs(text: TaggedText, i: number): Float32Array {
  const { entries, shares, logit } = text
  const own = shares[i] ?? 0
  const after = toxicity(entries[i + 1])
  return Float32Array.of(
    1,
    ...(entries[i]?.wide ?? new Float32Array(OUTPUTS)).map((value) => value / 4),
    own,
    Math.min(2, Math.max(0, own)) ** 2,
    shares[i - 1] ?? 0,
    shares[i + 1] ?? 0,
    toxicity(entries[i - 1]) / 4,
    after / 4,
    logit / 4,
    (logit * own) / 4,
    entries[i]?.spoken ? 1 : 0,
  )
}

/** The places in the table for a word: itself, then with its neighbours. */
export function wordSlots({ entries }: TaggedText, i: number, size: number): number[] {
  const own = entries[i]?.hash ?? 0
  const before = entries[i - 1]?.hash ?? 1
  const after = entries[i + 1]?.hash ?? 2
  return [own % size, (before + 7 + (own % 2)) % size, (after + 131) % size]
}

/** How likely it is that a rater would mark the word, in 0..1. */
export function tagWord(text: TaggedText, i: number, { linear, table }: SpanTagger): number {
  let sum = 0
  wordInputs(text, i).forEach((input, k) => {
    sum += input * (linear[k] ?? 0)
  })
  for (const slot of wordSlots(text, i, table.length)) sum += table[slot] ?? 0
  return logistic(sum)
}
