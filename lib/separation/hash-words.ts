/** Number of buckets that words and pairs of words are hashed into. */
export const BUCKETS = 1 << 16

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?|[!?]+|\.{2,}|…/gu
const MOST_WORDS = 200

/** FNV-1a over UTF-16 code units, then mixed so that the low bits are even. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  value ^= value >>> 15
  return (Math.imul(value, 0x2c1b3c6d) >>> 0) % BUCKETS
}

const plain = (word: string): string => {
  const lower = word.toLowerCase().replace(/’/g, "'")
  if (/^\d+$/.test(lower)) return lower.length === 4 ? '#year' : '#'
  return lower
}

/** The distinct buckets of a line's first 200 words and of their pairs, with marks for its start and end. */
export function hashWords(line: string): number[] {
  const text = line.length > 1500 ? line.slice(0, 1500) : line
  const words = (text.match(WORD) ?? []).slice(0, MOST_WORDS).map(plain)
  const found = new Set<number>()
  let before = '^'
  for (const word of words) {
    found.add(hash(word, 0))
    found.add(hash(`${before} ${word}`, 1))
    before = word
  }
  if (words.length > 0) found.add(hash(`${before} $`, 1))
  return [...found]
}
