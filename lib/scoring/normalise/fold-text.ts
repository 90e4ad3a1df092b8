import { LOOK_ALIKES, lettersOfFlags } from './look-alikes.ts'

/**
 * A text in lower case with compatibility forms resolved, marks and invisible characters gone and look-alike letters
 * turned Latin. Unit `i` of `text` came from the units `starts[i]` to `ends[i]` of the original; null means that
 * nothing moved.
 */
export type FoldedText = { text: string; starts: Int32Array | null; ends: Int32Array | null }

const PLAIN = /^[\t\n\r\x20-\x7e]*$/
const INVISIBLE = /[\p{M}\p{Cf}\p{Cc}\u{115f}\u{1160}\u{3164}\u{ffa0}\u{2800}]/gu
/** What is written on the letter before it. */
const UPON = /^[\p{M}\u{200c}\u{200d}]$/u
const SPACE = /^(?!\ufeff)[\s\p{Z}]$/u

const folded = new Map<string, string>()

function foldAfresh(character: string): string {
  if (SPACE.test(character)) return character === '\n' ? '\n' : ' '
  if (!character.isWellFormed()) return ' '
  const own = LOOK_ALIKES.get(character)
  if (own !== undefined) return own
  const bare = character.normalize('NFKD').replace(INVISIBLE, '').toLowerCase().normalize('NFKC')
  return [...bare].map((part) => LOOK_ALIKES.get(part) ?? part).join('')
}

function foldCharacter(character: string): string {
  const seen = folded.get(character)
  if (seen !== undefined) return seen
  const fresh = foldAfresh(character)
  if (folded.size < 20_000) folded.set(character, fresh)
  return fresh
}

function growTo(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  if (size <= array.length) return array
  const larger = new Int32Array(Math.max(size, array.length * 2))
  larger.set(array)
  return larger
}

/** Has what ended at `at` end at `next`: a mark belongs to the letter that it stands on. */
function reachTo(next: number, { ends, length, at }: { ends: Int32Array; length: number; at: number }): void {
  for (let k = length - 1; k >= 0 && ends[k] === at; k--) ends[k] = next
}

function foldWithMap(text: string): FoldedText {
  const parts: string[] = []
  let starts = new Int32Array(text.length + 16)
  let ends = new Int32Array(text.length + 16)
  const flags = lettersOfFlags(text)
  let length = 0
  let at = 0
  for (const character of text) {
    const fold = flags.get(at) ?? foldCharacter(character)
    const next = at + character.length
    starts = growTo(starts, length + fold.length)
    ends = growTo(ends, length + fold.length)
    for (let k = 0; k < fold.length; k++) {
      starts[length] = at
      ends[length++] = next
    }
    if (fold === '' && UPON.test(character)) reachTo(next, { ends, length, at })
    parts.push(fold)
    at = next
  }
  return { text: parts.join(''), starts, ends }
}

/** Folds a text character by character; any string is accepted, also one that is not well-formed UTF-16. */
export function foldText(text: string): FoldedText {
  if (PLAIN.test(text)) return { text: text.toLowerCase(), starts: null, ends: null }
  return foldWithMap(text)
}

/** The range in the original text of the folded range from `start` to `end` (not empty). */
export function originalRange(folded: FoldedText, start: number, end: number): { start: number; end: number } {
  if (folded.starts === null || folded.ends === null) return { start, end }
  return { start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? 0 }
}
