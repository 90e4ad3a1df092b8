import { type KnownWords, knownHash, knownWords } from './known-words.ts'
import { type RepairIndex, repairIndex } from './repair-index.ts'

/** What normalisation knows of the language: which words exist, and which are hidden often enough to look for. */
export type Lexicon = { known: KnownWords; repair: RepairIndex }

/** A lexicon from the hashes of known words and the list of hidden words, strongest first. */
export function lexiconOf(hashes: Uint32Array, hidden: readonly string[]): Lexicon {
  return { known: knownWords(hashes), repair: repairIndex(hidden) }
}

/** A lexicon from plain lists, for training and tests. */
export function lexiconFrom(words: Iterable<string>, hidden: readonly string[]): Lexicon {
  const hashes = new Set<number>()
  for (const word of words) hashes.add(knownHash(word))
  return lexiconOf(Uint32Array.from(hashes).sort(), hidden)
}
