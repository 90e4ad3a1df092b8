import { foldText, originalRange } from './fold-text.ts'
import { joinLetters } from './join-letters.ts'
import type { Lexicon } from './lexicon.ts'
import { type Piece, splitChunk } from './split-chunk.ts'

/** The words of a text in normal form, each with its half-open range of UTF-16 units in the text as given. */
export type Tokens = { words: string[]; starts: number[]; ends: number[] }

/** Finds tokens, remembering the chunks it has seen. */
export type Tokeniser = (text: string) => Tokens

const MOST_REMEMBERED = 60_000
const LONGEST_REMEMBERED = 40

function chunkReader(lexicon: Lexicon): (chunk: string) => readonly Piece[] {
  const seen = new Map<string, readonly Piece[]>()
  return (chunk) => {
    const held = seen.get(chunk)
    if (held !== undefined) return held
    const pieces = splitChunk(chunk, lexicon)
    if (chunk.length <= LONGEST_REMEMBERED && seen.size < MOST_REMEMBERED) seen.set(chunk, pieces)
    return pieces
  }
}

/** A tokeniser over one lexicon: folds, splits at white space, reads each chunk, joins letters spaced one by one. */
export function tokeniser(lexicon: Lexicon): Tokeniser {
  const read = chunkReader(lexicon)
  return (text) => {
    const folded = foldText(text)
    const tokens: Tokens = { words: [], starts: [], ends: [] }
    joinLetters(folded.text, lexicon, ({ at, chunk, pieces }) => {
      for (const piece of pieces ?? read(chunk)) {
        const range = originalRange(folded, at + piece.start, at + piece.end)
        tokens.words.push(piece.word)
        tokens.starts.push(range.start)
        tokens.ends.push(range.end)
      }
    })
    return tokens
  }
}
