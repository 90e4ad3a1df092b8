import { collapseRuns } from '../normalise/shorten-runs.ts'
import { skeleton } from '../normalise/skeleton.ts'
import { hashUnits, hashWord } from './hash.ts'

/** Longer words are described by their ends: the middle of a long run of letters says little. */
const LONGEST = 32

const WORD = 1
const SKELETON = 2
const GRAM = 3

function shortened(word: string): string {
  return word.length <= LONGEST ? word : word.slice(0, LONGEST / 2) + word.slice(-LONGEST / 2)
}

function pushGrams(out: number[], framed: string, size: number): void {
  for (let at = 0; at + size <= framed.length; at++) out.push(hashUnits(framed, [at, at + size], GRAM))
}

/**
 * What describes a word, as 32-bit hashes: the word first, then its form without doubled letters, its consonants in
 * order, and its 3- to 5-grams with the borders of the word marked.
 */
export function wordFeatures(word: string): Uint32Array {
  const short = shortened(word)
  const out = [hashWord(short, WORD)]
  const collapsed = collapseRuns(short)
  if (collapsed !== short) out.push(hashWord(collapsed, WORD))
  const bones = skeleton(collapsed)
  if (bones.length > 1) out.push(hashWord(bones, SKELETON))
  const framed = `<${short}>`
  for (const size of [3, 4, 5]) pushGrams(out, framed, size)
  return Uint32Array.from(out)
}
