import { type DeepWeights, projectionSize, projectWord } from './deep.ts'
import { wordFeatures } from './features/word-features.ts'
import { isForeign } from './foreign-words.ts'
import type { Lexicon } from './normalise/lexicon.ts'
import { LINK } from './normalise/split-chunk.ts'
import { type WideWeights, wideWord } from './wide.ts'

/**
 * What is computed once for a word: what the wide part gives it for each attribute, and what each filter of the deep
 * part sees of it. A small word of another language is `foreign` and not `known`; `spoken` is false for marks, numbers and
 * addresses.
 */
export type WordEntry = {
  hash: number
  wide: Float32Array
  projections: Float32Array
  known: boolean
  foreign: boolean
  spoken: boolean
}

/** Looks words up, remembering those seen. */
export type WordTable = { entryOf(word: string): WordEntry }

type Parts = { lexicon: Lexicon; wide: WideWeights; deep: DeepWeights }

/** About 2 KB each. When as many are held all are let go, so that what was common long ago does not stay for ever. */
const MOST_REMEMBERED = 30_000
/** How many words seen once are known again. Numbers and names that come once would otherwise fill the memory. */
const SEEN_ONCE = 2 ** 15

/** Memory for the projections of so many words is asked for at once: one by one, it would cost more than what is put in it. */
const WORDS_AT_ONCE = 64

/** Hands out pieces of `size` zeros. What keeps one keeps those that were handed out beside it. */
function pieces(size: number): () => Float32Array {
  let room = new Float32Array()
  let at = 0
  return () => {
    if (at === room.length) {
      room = new Float32Array(size * WORDS_AT_ONCE)
      at = 0
    }
    at += size
    return room.subarray(at - size, at)
  }
}

function describe(word: string, { lexicon, wide, deep }: Parts, projections: Float32Array): WordEntry {
  const features = wordFeatures(word)
  const foreign = isForeign(word)
  projectWord(features, deep, projections)
  return {
    hash: features[0] ?? 0,
    wide: wideWord(features, wide),
    projections,
    known: lexicon.known.has(word) && !foreign,
    foreign,
    spoken: word !== LINK && /\p{L}/u.test(word),
  }
}

/** A table over one set of weights. A word is remembered from its second time on. */
export function wordTable(parts: Parts): WordTable {
  const entries = new Map<string, WordEntry>()
  const once = new Uint32Array(SEEN_ONCE)
  const next = pieces(projectionSize(parts.deep))
  const remember = (word: string, entry: WordEntry): void => {
    const place = entry.hash % SEEN_ONCE
    if (once[place] !== entry.hash) {
      once[place] = entry.hash
      return
    }
    if (entries.size >= MOST_REMEMBERED) entries.clear()
    entries.set(word, { ...entry, projections: entry.projections.slice() })
  }
  const entryOf = (word: string): WordEntry => {
    const held = entries.get(word)
    if (held !== undefined) return held
    const fresh = describe(word, parts, next())
    remember(word, fresh)
    return fresh
  }
  return { entryOf }
}
