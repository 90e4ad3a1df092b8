import type { Lexicon } from './lexicon.ts'

/** A part of a piece: words and the signs between them, in their order. */
export type Part = { text: string; at: number }

/** Between these signs words may stand; "@", "$" and "£" take the place of letters. */
const PARTS = /[\p{L}\p{N}'@$£]+|[^\p{L}\p{N}'@$£]+/gu
const BETWEEN = /[\p{L}\p{N}][^\p{L}\p{N}'@$£]+[\p{L}\p{N}]/u
/** A letter and marks which are no mask of a word. */
const LETTER_AND_MARKS = /^([a-z])([^\p{L}\p{N}]{2,})$/u

/** What may stand alone between signs: not the remains of a word some of whose letters are signs, like "sh" and "t". */
function isWord(part: string, lexicon: Lexicon): boolean {
  const word = part.replaceAll("'", '')
  if (!/^[a-z]+$/.test(word)) return true
  if (word.length < 2) return /^[aiu]$/.test(word)
  return word.length > 3 || (/[aeiouy]/.test(word) && lexicon.known.has(word))
}

/**
 * The parts of a piece that is no word as a whole but words between signs: "idiot!Come", "stupid_idiot". Undefined when it
 * is anything else. One part at least is a known word of three letters or more.
 */
export function separateWords(piece: string, lexicon: Lexicon): readonly Part[] | undefined {
  const [, letter, marks = ''] = LETTER_AND_MARKS.exec(piece) ?? []
  if (letter !== undefined)
    return [
      { text: letter, at: 0 },
      { text: marks, at: 1 },
    ]
  if (!BETWEEN.test(piece)) return undefined
  const parts = Array.from(piece.matchAll(PARTS), (match) => ({ text: match[0], at: match.index }))
  const words = parts.map((part) => part.text).filter((text) => /[\p{L}\p{N}]/u.test(text))
  const sure = words.some((word) => word.length > 2 && lexicon.known.has(word.replaceAll("'", '')))
  return sure && words.every((word) => isWord(word, lexicon)) ? parts : undefined
}
