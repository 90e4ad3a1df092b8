import { logistic } from './calibrate.ts'
import { type Tensors, tensorOf } from './weights-format.ts'
import { OUTPUTS } from './wide.ts'
import type { WordEntry } from './word-table.ts'

/** A word is marked whose chance is `least` or more, and `share` or more of the text's highest. Both in 0..1. */
export type SpanLimits = { least: number; share: number }

/** What says whether a word drove a score: `linear` weighs its inputs, `table` the word itself and its neighbours. */
export type SpanTagger = { linear: Float32Array; table: Float32Array; limits: SpanLimits }

/**
 * A text as the tagger sees it: its words, what each added to the deep part's toxicity, the highest of what wide and deep
 * part give a word, and the text's own logit.
 */
export type TaggedText = {
  entries: readonly WordEntry[]
  shares: Float32Array
  mostWide: number
  mostShare: number
  logit: number
}

/** How many numbers `fillInputs` gives. */
export const INPUTS = OUTPUTS + 21

/** Reads the tagger from a weights file. */
export function taggerFrom(tensors: Tensors): SpanTagger {
  const [least = 1, share = 1] = tensorOf(tensors, 'spans.limits', Float32Array)
  return {
    linear: tensorOf(tensors, 'spans.linear', Float32Array),
    table: tensorOf(tensors, 'spans.table', Float32Array),
    limits: { least, share },
  }
}

const TOXICITY = OUTPUTS - 1

function toxicity(entry: WordEntry | undefined): number {
  return entry?.wide[TOXICITY] ?? 0
}

/** A text with what a word is compared with. */
export function textForTagging(entries: readonly WordEntry[], shares: Float32Array, logit: number): TaggedText {
  const mostWide = entries.reduce((most, entry) => Math.max(most, toxicity(entry)), Number.NEGATIVE_INFINITY)
  const mostShare = shares.reduce((most, share) => Math.max(most, share), Number.NEGATIVE_INFINITY)
  return { entries, shares, mostWide, mostShare, logit }
}

/** Writes what is known of word `i` in its text to `into`, from `from`, as numbers of about one. */
export function fillInputs(text: TaggedText, i: number, into: Float32Array, from = 0): void {
  const { entries, shares, mostWide, mostShare, logit } = text
  const [own, wide] = [shares[i] ?? 0, toxicity(entries[i])]
  let at = from
  into[at++] = 1
  for (let k = 0; k < OUTPUTS; k++) into[at++] = (entries[i]?.wide[k] ?? 0) / 4
  into[at++] = own
  into[at++] = Math.min(2, Math.max(0, own)) ** 2
  into[at++] = logit / 4
  into[at++] = (logit * own) / 4
  into[at++] = (logit * wide) / 16
  into[at++] = logit > 0 ? 1 : 0
  into[at++] = entries[i]?.spoken ? 1 : 0
  into[at++] = Math.log(entries.length) / 3
  into[at++] = (wide - mostWide) / 4
  into[at++] = own - mostShare
  into[at++] = wide >= mostWide ? 1 : 0
  into[at++] = own >= mostShare ? 1 : 0
  for (const step of [-2, -1, 1, 2]) {
    into[at++] = shares[i + step] ?? 0
    into[at++] = toxicity(entries[i + step]) / 4
  }
}

/** The places in the table for a word: itself, then with its neighbours. */
export function wordSlots({ entries }: TaggedText, i: number, size: number): readonly [number, number, number] {
  const own = entries[i]?.hash ?? 0
  const before = entries[i - 1]?.hash ?? 1
  const after = entries[i + 1]?.hash ?? 2
  return [own % size, (before + 7 + (own % 2)) % size, (after + 131) % size]
}

/** How likely it is that a rater would mark each word, in 0..1. */
export function tagWords(text: TaggedText, { linear, table }: SpanTagger): Float32Array {
  const inputs = new Float32Array(INPUTS)
  const chances = new Float32Array(text.entries.length)
  for (let i = 0; i < chances.length; i++) {
    fillInputs(text, i, inputs)
    let sum = 0
    for (let k = 0; k < INPUTS; k++) sum += (inputs[k] ?? 0) * (linear[k] ?? 0)
    for (const slot of wordSlots(text, i, table.length)) sum += table[slot] ?? 0
    chances[i] = logistic(sum)
  }
  return chances
}
