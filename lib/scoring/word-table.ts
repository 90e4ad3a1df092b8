import { wordFeatures } from './features/word-features.ts'
import type { Lexicon } from './normalise/lexicon.ts'
import { type WideWeights, wideWord } from './wide.ts'

/** What is computed once for a word. `wide` has one number for each attribute; `spoken` is false for marks and digits. */
export type WordEntry = { hash: number; wide: Float32Array; known: boolean; spoken: boolean }

/** Looks words up, remembering the first ones seen. */
export type WordTable = { entryOf(word: string): WordEntry }

type Parts = { lexicon: Lexicon; wide: WideWeights }

const MOST_REMEMBERED = 50_000

function describe(word: string, { lexicon, wide }: Parts): WordEntry {
  const features = wordFeatures(word)
  return {
    hash: features[0] ?? 0,
    wide: wideWord(features, wide),
    known: lexicon.known.has(word),
    spoken: word !== '<link>' && /\p{L}/u.test(word),
  }
}

/** A table over one set of weights. */
export function wordTable(parts: Parts): WordTable {
  const entries = new Map<string, WordEntry>()
  const entryOf = (word: string): WordEntry => {
    const held = entries.get(word)
    if (held !== undefined) return held
    const fresh = describe(word, parts)
    if (entries.size < MOST_REMEMBERED) entries.set(word, fresh)
    return fresh
  }
  return { entryOf }
}
