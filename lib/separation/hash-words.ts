/** Number of buckets that words and pairs of words are hashed into. */
export const BUCKETS = 1 << 16

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?|[!?]+|\.{2,}|…/gu
const MOST_WORDS = 200

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value
}

/** Mixes a hash so that its low bits are even, and takes a bucket. */
function bucket(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return ((mixed ^ (mixed >>> 13)) >>> 0) % BUCKETS
}

const pair = (first: number, second: number): number => Math.imul(first, 0x01000193) ^ (second + 0x9e3779b9)

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isCapital = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 192 && code <= 222)
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || code >= 223

/** Names say what a page is about, not who speaks: a capital inside a sentence makes a word a name. */
const isName = (word: string, before: string | undefined): boolean =>
  before !== undefined && isCapital(word.charCodeAt(0)) && isLetter(word.charCodeAt(1)) && !/^[!?.…]/.test(before)

function plain(word: string, before: string | undefined): string {
  if (isName(word, before)) return '@name'
  if (isDigit(word.charCodeAt(0)) && /^\d+$/.test(word)) return word.length === 4 ? '#year' : '#'
  return word.toLowerCase().replace('’', "'")
}

const [START, END] = [hash('^'), hash('$')]

/** Speech that somebody quotes: in a report it is as lively as a reader's, and it is not who quotes that speaks. */
const SPEECH = /"[^"]{12,}(?:"|$)|“[^”]{12,}(?:”|$)/g

/** The text with each longer quotation as one sign. */
export const withoutSpeech = (text: string): string =>
  text.includes('"') || text.includes('“') ? text.replace(SPEECH, ' 0quote ') : text

/** The distinct buckets of a line's first 200 words and of their pairs, with marks for its start and end; names are one word. */
export function hashWords(line: string): number[] {
  const text = line.length > 1500 ? line.slice(0, 1500) : line
  const words = (withoutSpeech(text).match(WORD) ?? []).slice(0, MOST_WORDS)
  const found = new Set<number>()
  let before = START
  words.forEach((word, i) => {
    const value = hash(plain(word, words[i - 1]))
    found.add(bucket(value))
    found.add(bucket(pair(before, value)))
    before = value
  })
  if (words.length > 0) found.add(bucket(pair(before, END)))
  return [...found]
}
