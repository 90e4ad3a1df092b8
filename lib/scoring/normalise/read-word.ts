import type { Lexicon } from './lexicon.ts'
import { readLeet } from './read-leet.ts'
import { collapseRuns, shortenRuns } from './shorten-runs.ts'
import { isVowelless } from './skeleton.ts'

const LETTERS = /^[a-z]+$/
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu
const SIGNS = /[^\p{L}\p{N}]+/gu
/**
 * Measures, models, roads, sums and the like, "5cm", "PS5", "N95", "$5m": a letter or two after a number, or before one;
 * a letter after four digits or more may be the end of a word ("7177y"), and a sign that looks like a letter begins one ("$h17").
 */
const CODE = /^[#*_&]*(?:[a-z][0-9]+|[a-z]{2}[0-9]|[$£|]?[0-9]{1,3}[a-z]|[0-9]{1,2}[a-z]{2})[!%#*_&]*$/
/** A reading of letters and signs that is longer may have slips of its own. Of shorter ones "NG15" would be a word. */
const SHORT_READING = 4
/** A letter and signs for all the others: "f***", "f###". */
const ONE_LETTER = /^[a-z](?:\*{2,}|#{3,})$/
/** How many of the hidden words a single letter is enough for. Of the others "J***" may be anybody's name. */
const BEST_HIDDEN = 50

function withoutRuns(word: string, lexicon: Lexicon): string {
  const forms = [shortenRuns(word, 2), shortenRuns(word, 1)]
  const known = forms.find((form) => lexicon.known.has(form))
  if (known !== undefined) return known
  const collapsed = collapseRuns(word)
  return lexicon.repair.has(collapsed) ? collapsed : shortenRuns(word, 2)
}

/** A word of letters only: itself when known, else what it looks like with its disguise removed, else itself. */
function readLetters(word: string, lexicon: Lexicon): string {
  if (lexicon.known.has(word)) return word
  const short = withoutRuns(word, lexicon)
  if (lexicon.known.has(short)) return short
  const restored = isVowelless(short) ? lexicon.repair.byConsonants(short) : undefined
  return restored ?? lexicon.repair.bySwap(short) ?? short
}

/** The hidden word that fits a piece in which each sign stands for a letter; a known word in a frame of signs is none. */
function fitMasked(piece: string, lexicon: Lexicon): string | undefined {
  const pattern = piece.replace(/[^\p{L}\p{N}*#%&_]/gu, '').replace(/[*#%&_]/g, '*')
  const trimmed = pattern.replace(/^\*+|\*+$/g, '')
  const framed = LETTERS.test(trimmed) && trimmed.length > 2 && lexicon.known.has(trimmed)
  return framed ? undefined : (lexicon.repair.byPattern(pattern) ?? lexicon.repair.byPattern(trimmed))
}

/** The strongest word of that first letter and length, when it is one of the most hidden. */
function fitOneLetter(piece: string, lexicon: Lexicon): string | undefined {
  const word = lexicon.repair.byPattern(piece.replace(SIGNS, (signs) => '*'.repeat(signs.length)))
  return word !== undefined && lexicon.repair.words.indexOf(word) < BEST_HIDDEN ? word : undefined
}

/** A star mostly stands for a letter; other signs mostly stand between letters, and "R&B" hides nothing. */
function readMasked(whole: string, lexicon: Lexicon): string | undefined {
  const bare = whole.replace(/!+$/, '')
  if (ONE_LETTER.test(bare)) return fitOneLetter(bare, lexicon)
  const piece = whole.replace(/^[#_]+|[#_]+$/g, '')
  if (!/\*|[a-z][#%&_]+[a-z]/.test(piece)) return undefined
  const letters = piece.replace(SIGNS, '')
  if (letters.length < 3 && !piece.includes('*')) return undefined
  const joined = lexicon.repair.has(letters) ? letters : undefined
  return piece.includes('*') ? (fitMasked(piece, lexicon) ?? joined) : (joined ?? fitMasked(piece, lexicon))
}

/**
 * The word that a piece mixes of letters and of signs and digits that look like letters; undefined when there is none.
 * A hidden word goes before a known one.
 */
export function readSigns(piece: string, lexicon: Lexicon): string | undefined {
  const variants = readLeet(piece)
  const trimmed = piece.replace(/[!|+(<]+$/, '')
  const first = trimmed === piece || variants.length === 0 ? [] : readLeet(trimmed)
  const readings = [...first, ...variants].map((variant) => variant.replace(SIGNS, ''))
  const hidden = readings.find((reading) => lexicon.repair.has(reading))
  if (hidden !== undefined) return hidden
  if (lexicon.known.has(piece)) return piece
  const known = readings.find((reading) => reading.length > 2 && lexicon.known.has(reading))
  if (known !== undefined) return known
  // Not of consonants alone: letters made of digits, with vowels put between them, would come to anything.
  const restored = readings.find(
    (reading) =>
      reading.length > SHORT_READING &&
      !isVowelless(reading) &&
      // Whatever else a reading loses, it is no shorter than this: most rows of signs are looked at no further.
      collapseRuns(reading).length <= lexicon.repair.longest &&
      lexicon.repair.has(readLetters(reading, lexicon)),
  )
  return restored === undefined ? undefined : readLetters(restored, lexicon)
}

/**
 * The word that a piece of folded text without white space stands for; '' when it holds neither letter nor digit.
 * Signs are read as letters only where that gives a word that is known: "@sshole" is, "@john" is "john".
 */
export function readWord(piece: string, lexicon: Lexicon): string {
  const plain = piece.replaceAll("'", '')
  if (LETTERS.test(plain)) return readLetters(plain, lexicon)
  const core = plain.replace(EDGES, '')
  if (CODE.test(plain)) return core
  if (core === '' || /^\p{N}+$/u.test(core)) return /^[\p{L}\p{N}]+$/u.test(plain) ? plain : core
  const found = readMasked(plain, lexicon) ?? readSigns(plain, lexicon)
  if (found !== undefined) return found
  const rest = core.replace(SIGNS, '')
  return LETTERS.test(rest) ? readLetters(rest, lexicon) : rest
}

/** The hidden word that signs without any letter stand for: "@$$". */
export function readBareSigns(signs: string, lexicon: Lexicon): string | undefined {
  return signs.length < 3 ? undefined : readLeet(signs).find((reading) => lexicon.repair.has(reading))
}
