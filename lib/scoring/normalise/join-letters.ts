import type { Lexicon } from './lexicon.ts'
import { readWord } from './read-word.ts'
import { MOST_LETTERS, segmentLetters } from './segment-letters.ts'
import type { Piece } from './split-chunk.ts'

/** A chunk of folded text and where it stands; `pieces` when it was read already, with ranges relative to `at`. */
export type Part = { at: number; chunk: string; pieces?: readonly Piece[] }

/**
 * One letter or sign, perhaps with marks before it, which begin a run, or after it, which end one. A letter with two signs or
 * more that may stand for letters ("f***", "@$$") is a word of its own.
 */
const SINGLE = /^([^a-z0-9@$!*]{0,3})(?![a-z@][*#$@_%&]{2})([a-z0-9@$!*])([^\p{L}\p{N}]{0,12})$/u

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

type TakePart = (part: Part) => void

/** Hands parts on, holding back a run of single characters until it ends. */
function collector(lexicon: Lexicon, take: TakePart) {
  let run: Part[] = []
  const endRun = (): void => {
    if (run.length === 0) return
    readRun(run, lexicon).forEach(take)
    run = []
  }
  const addWhole = (part: Part): void => {
    endRun()
    take(part)
  }
  const addSingle = (part: Part, [, before = '', letter = '', after = '']: RegExpExecArray): void => {
    const last = run.at(-1)
    if (last && (!isClose(last, part) || run.length >= MOST_LETTERS)) endRun()
    if (before !== '') addWhole({ at: part.at, chunk: before })
    const at = part.at + before.length
    run.push({ at, chunk: letter })
    if (after !== '') addWhole({ at: at + 1, chunk: after })
  }
  return { endRun, addWhole, addSingle }
}

/** White space beyond ASCII, as `\s` has it. */
const FAR_SPACES = new Set([...'\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff'].map((one) => one.charCodeAt(0)))

function isSpace(unit: number): boolean {
  if (unit < 160) return unit === 32 || (unit >= 9 && unit <= 13)
  return (unit >= 0x2000 && unit <= 0x200a) || FAR_SPACES.has(unit)
}

const isLetter = (unit: number): boolean => unit >= 97 && unit <= 122

/** Most words: said by their first two units. */
function beginsAsWord(chunk: string): boolean {
  return isLetter(chunk.charCodeAt(0)) && isLetter(chunk.charCodeAt(1))
}

/**
 * Splits folded text at white space, reading runs of single characters ("i d i o t") as the words they spell. `take` is
 * given the parts in their order.
 */
export function joinLetters(text: string, lexicon: Lexicon, take: TakePart): void {
  const { endRun, addWhole, addSingle } = collector(lexicon, take)
  for (let from = 0, to = 0; from < text.length; from = to + 1) {
    for (to = from; to < text.length && !isSpace(text.charCodeAt(to)); ) to += 1
    if (to === from) continue
    const part = { at: from, chunk: text.slice(from, to) }
    const single = part.chunk.length < 16 && !beginsAsWord(part.chunk) ? SINGLE.exec(part.chunk) : null
    if (single) addSingle(part, single)
    else addWhole(part)
  }
  endRun()
}
