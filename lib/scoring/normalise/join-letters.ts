import type { Lexicon } from './lexicon.ts'
import { readWord } from './read-word.ts'
import { MOST_LETTERS, segmentLetters } from './segment-letters.ts'
import type { Piece } from './split-chunk.ts'

/** A chunk of folded text and where it stands; `pieces` when it was read already, with ranges relative to `at`. */
export type Part = { at: number; chunk: string; pieces?: readonly Piece[] }

const SINGLE = /^[a-z0-9@$!*]$/

/** White space wider than one character, or a line's end, is a border between words even among single letters. */
function isClose(before: Part, part: Part): boolean {
  return part.at - (before.at + before.chunk.length) === 1
}

function readRun(run: readonly Part[], lexicon: Lexicon): Part[] {
  const letters = run.map((part) => part.chunk).join('')
  const first = run[0]
  if (first === undefined || run.length < 3 || !/[a-z].*[a-z]/.test(letters)) return [...run]
  const at = first.at
  const pieces: Piece[] = []
  let index = 0
  for (const segment of segmentLetters(letters, lexicon)) {
    const [from, to] = [run[index], run[index + segment.length - 1]]
    index += segment.length
    if (from && to) pieces.push({ word: readWord(segment, lexicon), start: from.at - at, end: to.at + 1 - at })
  }
  return [{ at, chunk: letters, pieces: pieces.filter((piece) => piece.word !== '') }]
}

/** Splits folded text at white space, reading runs of single characters ("i d i o t") as the words they spell. */
export function joinLetters(text: string, lexicon: Lexicon): Part[] {
  const parts: Part[] = []
  let run: Part[] = []
  const endRun = (): void => {
    if (run.length > 0) parts.push(...readRun(run, lexicon))
    run = []
  }
  for (const match of text.matchAll(/\S+/g)) {
    const part = { at: match.index, chunk: match[0] }
    const before = run.at(-1)
    if (before && (!isClose(before, part) || run.length >= MOST_LETTERS)) endRun()
    if (part.chunk.length === 1 && SINGLE.test(part.chunk)) run.push(part)
    else {
      endRun()
      parts.push(part)
    }
  }
  endRun()
  return parts
}
