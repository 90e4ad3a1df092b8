import { wordFeatures } from '../features/word-features.ts'
import { MANNERS, mannerOf } from '../manner.ts'
import type { Tokeniser } from '../normalise/find-tokens.ts'
import { ATTRIBUTES } from '../schema.ts'
import { balanceGroups } from './balance-groups.ts'
import { type LabelledRow, labelVector } from './read-rows.ts'
import { sourceWeight } from './source-weights.ts'

/**
 * Labelled texts as numbers: text `i` is `tokens[offsets[i]..offsets[i + 1]]`, each an index into `words` and
 * `features`, and the same without repeats is `distinct[distinctOffsets[i]..]`; its labels are `labels[i * 7..]`, NaN where
 * unknown, its manner `manners[i * 3..]`, its source `sources[i]`, a number from 0.
 */
export type Corpus = {
  size: number
  words: string[]
  features: Uint32Array[]
  tokens: Int32Array
  offsets: Int32Array
  distinct: Int32Array
  distinctOffsets: Int32Array
  labels: Float32Array
  manners: Float32Array
  sources: Uint8Array
  weights: Float32Array
}

/** Words of a text beyond this are left out of training. */
export const LONGEST_TEXT = 400

/** Gives each distinct word a number, in order of first sight. */
export type Interner = { words: string[]; idOf(word: string): number }

/** An interner with no words yet. */
export function interner(): Interner {
  const ids = new Map<string, number>()
  const words: string[] = []
  const idOf = (word: string): number => {
    const held = ids.get(word)
    if (held !== undefined) return held
    ids.set(word, words.length)
    words.push(word)
    return words.length - 1
  }
  return { words, idOf }
}

/** How much each row counts: by its source, and less where it is toxic and names a group. */
function weightsOf(rows: readonly LabelledRow[]): Float32Array {
  const bySource = rows.map(({ source }) => sourceWeight(source))
  const kept = balanceGroups(rows, bySource)
  return Float32Array.from(bySource, (weight, i) => weight * (kept[i] ?? 1))
}

function mannersOf(rows: readonly LabelledRow[]): Float32Array {
  const manners = new Float32Array(rows.length * MANNERS)
  rows.forEach(({ text }, i) => {
    manners.set(mannerOf(text), i * MANNERS)
  })
  return manners
}

/** The sources as numbers, in order of first sight. */
function sourcesOf(rows: readonly LabelledRow[]): Uint8Array {
  const names = [...new Set(rows.map(({ source }) => source))]
  return Uint8Array.from(rows, ({ source }) => names.indexOf(source))
}

/** Reads rows into numbers through a tokeniser. */
export function buildCorpus(rows: readonly LabelledRow[], tokenise: Tokeniser): Corpus {
  const intern = interner()
  const offsets = new Int32Array(rows.length + 1)
  const distinctOffsets = new Int32Array(rows.length + 1)
  const tokens: number[] = []
  const distinct: number[] = []
  rows.forEach((row, i) => {
    const ids = tokenise(row.text).words.slice(0, LONGEST_TEXT).map(intern.idOf)
    tokens.push(...ids)
    distinct.push(...new Set(ids))
    offsets[i + 1] = tokens.length
    distinctOffsets[i + 1] = distinct.length
  })
  return {
    size: rows.length,
    words: intern.words,
    features: intern.words.map(wordFeatures),
    tokens: Int32Array.from(tokens),
    offsets,
    distinct: Int32Array.from(distinct),
    distinctOffsets,
    labels: Float32Array.from(rows.flatMap(labelVector)),
    manners: mannersOf(rows),
    sources: sourcesOf(rows),
    weights: weightsOf(rows),
  }
}

/** How many numbers a text's labels take. */
export const LABEL_COUNT = ATTRIBUTES.length
