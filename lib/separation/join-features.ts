import { SIGNS } from './text-signs.ts'

/** What the joiner sees of a line: its text, its signs, and how many blank lines stand before it. */
export type JoinLine = { text: string; signs: Float32Array; gap: number }

const OPENING_BUCKETS = 1 << 11
const ONWARD =
  /^(?:also|and|or|but|so|then|plus|second(?:ly)?|third(?:ly)?|next|finally|lastly|anyway|however|meanwhile|otherwise|therefore|besides|furthermore|moreover|in addition|on top|for example|for instance|again|either way|in short|bottom line|ps|p\.s|edit|update|cheers|thanks|regards|best|at this|as for|this|these|those|they|he|she|it|\d{1,2}[.)]|[-*•])[\s,:.!]/i

const flag = (value: boolean): number => (value ? 1 : 0)
const size = (length: number): number => Math.min(1, Math.log1p(length) / 7)

const openQuotes = (text: string): boolean => (text.match(/"/g)?.length ?? 0) % 2 === 1 || /“[^”]*$/.test(text)

function pairFeatures(before: JoinLine, line: JoinLine): number[] {
  const [a, b] = [before.text, line.text]
  return [
    1,
    size(a.length),
    size(b.length),
    Math.abs(size(a.length) - size(b.length)),
    flag(a.length < 60 && b.length < 60),
    flag(a.length > 200),
    flag(b.length > 200),
    flag(a.length > 200 && b.length > 200),
    flag(a.length > 400 && b.length > 400),
    flag(/^["'(]?\p{Ll}/u.test(b)),
    flag(/^["'(]?\p{Ll}/u.test(b) && !/^["'(]?\p{Ll}/u.test(a)),
    flag(ONWARD.test(b)),
    flag(/[:;,–—-]$/.test(a)),
    flag(!/[.!?…:;,"”’')\]–—-]$/.test(a)),
    flag(openQuotes(a)),
    flag(/["”]$/.test(b) && !/["“]/.test(b.slice(0, -1))),
    flag(/^["“>]/.test(a)),
    flag(/^["“>]/.test(b)),
    flag(/^(?:\d{1,2}[.)]|[-*•])\s/.test(a)),
    flag(/^(?:\d{1,2}[.)]|[-*•])\s/.test(b)),
    flag(/^@|^\p{Lu}\p{L}+(?: \p{Lu}\p{L}*)?\s?[,:–—-]\s/u.test(b)),
    flag(/^@|^\p{Lu}\p{L}+(?: \p{Lu}\p{L}*)?\s?[,:–—-]$/u.test(a)),
    flag(/^[-–—~]\s?\p{L}{2,20}\.?$/u.test(b)),
    flag(/^https?:|^www\./.test(b)),
    flag(line.gap > 1),
    flag(line.gap === 0),
    flag(/[!?]$/.test(a) && /[!?]$/.test(b)),
    flag(/\b(?:I|my|me)\b/.test(a) && /^(?:I|My|I['’]\p{L}+)\b/u.test(b)),
    flag(/^(?:I|My|I['’]\p{L}+)\b/u.test(b)),
    flag(a.length > 100 && b.length > 100 && !/[!?]/.test(a + b)),
    flag(/\?$/.test(a)),
    flag(/!$/.test(a)),
  ]
}

const PAIRS = pairFeatures(
  { text: 'a', signs: new Float32Array(0), gap: 0 },
  { text: 'b', signs: new Float32Array(0), gap: 0 },
).length

/** How many weights the joiner has: of the pair, of the signs of both lines, of the line's first words. */
export const JOIN_FEATURES = PAIRS + 2 * SIGNS.length + OPENING_BUCKETS

function opening(text: string): number[] {
  const words = (
    text
      .slice(0, 60)
      .toLowerCase()
      .match(/[\p{L}\p{N}'’]+|[^\s\p{L}\p{N}]/gu) ?? []
  ).slice(0, 2)
  return [words[0] ?? '', words.join(' ')].map((key) => {
    let value = 0x811c9dc5
    for (let i = 0; i < key.length; i++) value = Math.imul(value ^ key.charCodeAt(i), 0x01000193)
    return ((value ^ (value >>> 13)) >>> 0) % OPENING_BUCKETS
  })
}

/** The features of two neighbouring lines, as indices and values of those that are not 0. */
export function joinFeatures(before: JoinLine, line: JoinLine): { at: number[]; values: number[] } {
  const at: number[] = []
  const values: number[] = []
  const put = (index: number, value: number) => {
    if (value === 0) return
    at.push(index)
    values.push(value)
  }
  pairFeatures(before, line).forEach((value, i) => {
    put(i, value)
  })
  before.signs.forEach((value, i) => {
    put(PAIRS + i, value)
  })
  line.signs.forEach((value, i) => {
    put(PAIRS + SIGNS.length + i, value)
  })
  for (const bucket of opening(line.text)) put(PAIRS + 2 * SIGNS.length + bucket, 1)
  return { at, values }
}

/** Log-odds that the line goes on with the comment of the line before it. */
export function joinScore(weights: Float32Array, before: JoinLine, line: JoinLine): number {
  const { at, values } = joinFeatures(before, line)
  return at.reduce((sum, index, i) => sum + (weights[index] ?? 0) * (values[i] ?? 0), 0)
}
