import { hashWord } from '../features/hash.ts'

/** The words seen often enough in training, as hashes in rising order: membership only, at four bytes a word. */
export type KnownWords = { has(word: string): boolean; readonly hashes: Uint32Array }

/** The hash that stands for a word in `KnownWords`. */
export function knownHash(word: string): number {
  return hashWord(word, 7) || 1
}

/** Where `hash` stands in `hashes`, or where it would. */
function placeOf(hash: number, hashes: Uint32Array): number {
  let [from, to] = [0, hashes.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((hashes[middle] ?? 0) < hash) from = middle + 1
    else to = middle
  }
  return from
}

/** A set over hashes made by `knownHash`, in rising order, searched as they lie. Two words in four billion share one. */
export function knownWords(hashes: Uint32Array): KnownWords {
  const has = (word: string): boolean => {
    const hash = knownHash(word)
    return hashes[placeOf(hash, hashes)] === hash
  }
  return { has, hashes }
}
