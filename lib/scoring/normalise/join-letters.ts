import type { Lexicon } from './lexicon.ts'
import { readWord } from './read-word.ts'
import { MOST_LETTERS, segmentLetters } from './segment-letters.ts'
import type { Piece } from './split-chunk.ts'

/** A chunk of folded text and where it stands; `pieces` when it was read already, with ranges relative to `at`. */
export type Part = { at: number; chunk: string; pieces?: readonly Piece[] }

/** One letter or sign, perhaps with marks before it, which begin a run, or after it, which end one. */
const SINGLE = /^([^a-z0-9@$!*]{0,3})([a-z0-9@$!*])([^\p{L}\p{N}]{0,12})$/u

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

/** Collects parts, holding back a run of single characters until it ends. */
function collector(lexicon: Lexicon) {
  const parts: Part[] = []
  let run: Part[] = []
  const endRun = (): void => {
    if (run.length > 0) parts.push(...readRun(run, lexicon))
    run = []
  }
  const addWhole = (part: Part): void => {
    endRun()
    if (part.chunk !== '') parts.push(part)
  }
  const addSingle = (part: Part, [, before = '', letter = '', after = '']: RegExpExecArray): void => {
    const last = run.at(-1)
    if (last && (!isClose(last, part) || run.length >= MOST_LETTERS)) endRun()
    if (before !== '') addWhole({ at: part.at, chunk: before })
    const at = part.at + before.length
    run.push({ at, chunk: letter })
    if (after !== '') addWhole({ at: at + 1, chunk: after })
  }
  return { parts, endRun, addWhole, addSingle }
}

/** Splits folded text at white space, reading runs of single characters ("i d i o t") as the words they spell. */
export function joinLetters(text: string, lexicon: Lexicon): Part[] {
  const { parts, endRun, addWhole, addSingle } = collector(lexicon)
  for (const match of text.matchAll(/\S+/g)) {
    const part = { at: match.index, chunk: match[0] }
    const single = part.chunk.length < 16 ? SINGLE.exec(part.chunk) : null
    if (single) addSingle(part, single)
    else addWhole(part)
  }
  endRun()
  return parts
}
