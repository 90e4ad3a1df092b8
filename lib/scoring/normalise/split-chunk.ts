import type { Lexicon } from './lexicon.ts'
import { readBareSigns, readSigns, readWord } from './read-word.ts'
import { separateWords } from './separate-words.ts'
import { isVowelless } from './skeleton.ts'

/** One token of a chunk: the word it stands for and the folded units that it came from, counted within the chunk. */
export type Piece = { word: string; start: number; end: number }

/** What takes the place of an address: the address itself says nothing about tone. */
export const LINK = '<link>'

const ADDRESS =
  /(?:https?:\/\/|ftp:\/\/|\bwww\.)\S*|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|info|co\.uk)(?![a-z0-9])(?:\/\S*)?/g
/** Signs that are read as letters where that gives a word. */
const LETTER_SIGNS = /[@$!|+(<£]/
const GOES_ON = /[0-9@$£]/
const KEPT_APART = /(?<![a-z])[a-z]+(?:[^\p{L}\p{N}\s'"]{1,2}[a-z]+)+/gu
const PIECES = /[\p{L}\p{N}@$*#'|+£%&!_]+|\p{Extended_Pictographic}|\?+/gu
const LONGEST_WORD = 48
/** Longer chunks are read in parts, so that the patterns above stay linear in the length of a hostile text. */
const LONGEST_CHUNK = 256

function readMarks(raw: string, at: number): Piece[] {
  if (/^[!?]+$/.test(raw)) return [{ word: raw.length > 1 ? raw.slice(0, 2) : raw, start: at, end: at + raw.length }]
  if (/^\p{Extended_Pictographic}$/u.test(raw)) return [{ word: raw, start: at, end: at + raw.length }]
  return raw.length > 2 ? [{ word: '***', start: at, end: at + raw.length }] : []
}

function cut(raw: string, at: number): Piece[] {
  const parts: Piece[] = []
  for (let from = 0; from < raw.length; from += LONGEST_WORD) {
    const word = raw.slice(from, from + LONGEST_WORD)
    parts.push({ word, start: at + from, end: at + from + word.length })
  }
  return parts
}

function readSpoken(raw: string, at: number, lexicon: Lexicon): Piece[] {
  const word = readWord(raw, lexicon)
  const whole = word.length > 1 && (lexicon.known.has(word) || lexicon.repair.has(word))
  const parts = whole ? undefined : separateWords(raw, lexicon)
  if (parts) return parts.flatMap((part) => readPiece(part.text, at + part.at, lexicon))
  return word === '' ? [] : [{ word, start: at, end: at + raw.length }]
}

function readPiece(raw: string, at: number, lexicon: Lexicon): Piece[] {
  const shout = /(?<=[^!])!+$/.exec(raw)?.[0] ?? ''
  const quiet = raw.slice(0, raw.length - shout.length)
  const cry = shout === '' ? [] : readMarks(shout, at + quiet.length)
  if (!/[\p{L}\p{N}]/u.test(raw)) {
    const word = readBareSigns(quiet, lexicon)
    return word === undefined ? readMarks(raw, at) : [{ word, start: at, end: at + quiet.length }, ...cry]
  }
  if (raw.length > LONGEST_WORD * 2) return cut(raw, at)
  return [...readSpoken(quiet, at, lexicon), ...cry]
}

function splitPlain(text: string, at: number, lexicon: Lexicon): Piece[] {
  return [...text.matchAll(PIECES)].flatMap((match) => readPiece(match[0], at + match.index, lexicon))
}

/** What letters stand in: `whole` when no more of a word stands beside them. */
type Around = { lexicon: Lexicon; whole: boolean }

/**
 * Letters that signs keep apart one by one, or a hidden word in two halves: joined when the whole is a word. A star in a
 * word mostly stands for a letter, which is for `readWord` to say; another sign that looks like a letter does where that
 * spells a word ("sh!t", "in$ane") and the word ends there (it goes on in "f@gg07").
 */
function readJoined(raw: string, at: number, { lexicon, whole }: Around): Piece[] | undefined {
  const joined = raw.replace(/[^\p{L}\p{N}]/gu, '')
  const singles = raw.split(/[^\p{L}\p{N}]+/u).every((part) => part.length === 1)
  const spelt = singles || !whole || !LETTER_SIGNS.test(raw) ? undefined : readSigns(raw, lexicon)
  const hides = lexicon.repair.has(joined)
  if (spelt !== undefined && (lexicon.repair.has(spelt) || (hides && !isVowelless(joined))))
    return [{ word: spelt, start: at, end: at + raw.length }]
  if (singles ? joined.length < 3 : raw.includes('*') || !hides) return undefined
  return [{ word: readWord(joined, lexicon), start: at, end: at + raw.length }]
}

function splitUnlinked(text: string, at: number, lexicon: Lexicon): Piece[] {
  const out: Piece[] = []
  let done = 0
  for (const match of text.matchAll(KEPT_APART)) {
    const end = match.index + match[0].length
    const whole = !GOES_ON.test(text[match.index - 1] ?? '') && !GOES_ON.test(text[end] ?? '')
    const joined = readJoined(match[0], at + match.index, { lexicon, whole })
    if (joined === undefined) continue
    out.push(...splitPlain(text.slice(done, match.index), at + done, lexicon), ...joined)
    done = end
  }
  out.push(...splitPlain(text.slice(done), at + done, lexicon))
  return out
}

function splitShort(chunk: string, at: number, lexicon: Lexicon): Piece[] {
  const out: Piece[] = []
  let done = 0
  for (const match of chunk.matchAll(ADDRESS)) {
    out.push(...splitUnlinked(chunk.slice(done, match.index), at + done, lexicon))
    out.push({ word: LINK, start: at + match.index, end: at + match.index + match[0].length })
    done = match.index + match[0].length
  }
  out.push(...splitUnlinked(chunk.slice(done), at + done, lexicon))
  return out
}

function splitLong(chunk: string, lexicon: Lexicon): Piece[] {
  const address = chunk.search(/https?:\/\/|ftp:\/\/|\bwww\./)
  const end = address < 0 ? chunk.length : address
  const out: Piece[] = []
  for (let at = 0; at < end; at += LONGEST_CHUNK) {
    for (const piece of splitShort(chunk.slice(at, Math.min(end, at + LONGEST_CHUNK)), at, lexicon)) out.push(piece)
  }
  if (address >= 0) out.push({ word: LINK, start: address, end: chunk.length })
  return out
}

/** Splits folded text without white space into the words, addresses, emoji and marks that it holds, in order. */
export function splitChunk(chunk: string, lexicon: Lexicon): Piece[] {
  if (chunk.length > LONGEST_CHUNK) return splitLong(chunk, lexicon)
  if (/^[a-z']+$/.test(chunk)) return readPiece(chunk, 0, lexicon)
  return splitShort(chunk, 0, lexicon)
}
