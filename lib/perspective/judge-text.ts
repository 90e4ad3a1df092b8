/** What a text shows without any scorer. Shares are of its words or its characters, 0..1. */
export type TextSigns = {
  words: number
  links: number
  /** Of words that stood before already. */
  repeated: number
  /** Of capitals among the letters; 0 for a text of few letters. */
  shouting: number
  /** Of words without a vowel, or with the same letter four times on end. */
  broken: number
  /** Of characters that are neither letters, digits, spaces nor ordinary punctuation. */
  odd: number
  /** Words that sell something. */
  selling: number
}

const LINK =
  /\b(?:https?:\/\/|www\.)\S{1,200}|\b[a-z0-9-]{2,40}\.(?:com|net|org|biz|info|ru|xyz|shop|top|club|online|site)\b/gi
const SELLING =
  /\b(?:buy|cheap|discount|free|offer|earn|income|cash|casino|bitcoin|crypto|forex|viagra|cialis|loan|loans|click|subscribe|promo|coupon|winner|prize|investment|investing|profit|profits|whatsapp|telegram|dm me|order now|limited time|work from home|per week|per month|guaranteed)\b/gi
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu
const BROKEN = /^(?:[bcdfghjklmnpqrstvwxz]{5,}|.*(\p{L})\1{3}.*)$/iu
const ODD = /[^\p{L}\p{M}\p{N}\s.,;:!?'"’‘“”()\-–—/&%$€£@#*+=]/gu
const CAPITAL = /\p{Lu}/gu
const LETTER = /\p{L}/gu

/** Longer texts are judged by their beginning. */
const LOOKED_AT = 4000
const FEW_LETTERS = 12

/** Looks at a text once, in time linear in its length. */
export function judgeText(whole: string): TextSigns {
  const text = whole.slice(0, LOOKED_AT)
  const words = text.match(WORD) ?? []
  const distinct = new Set(words.map((word) => word.toLowerCase()))
  const letters = count(text, LETTER)
  return {
    words: words.length,
    links: count(text, LINK),
    repeated: words.length > 3 ? 1 - distinct.size / words.length : 0,
    shouting: letters >= FEW_LETTERS ? count(text, CAPITAL) / letters : 0,
    broken: words.length > 0 ? words.filter((word) => BROKEN.test(word.slice(0, 60))).length / words.length : 1,
    odd: text.length > 0 ? count(text, ODD) / text.length : 0,
    selling: count(text, SELLING),
  }
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** A heuristic for SPAM: links, selling words, repetition and shouting, weighed by hand; 0..1. */
export function spamOf({ words, links, selling, repeated, shouting }: TextSigns): number {
  const perWord = words > 0 ? links / Math.max(1, words / 12) : links
  return rounded(-3.4 + 1.6 * Math.min(3, perWord) + 1.1 * Math.min(4, selling) + 3 * repeated + 1.2 * shouting)
}

/** A heuristic for UNSUBSTANTIAL: few words, or the same ones again; 0..1. */
export function unsubstantialOf({ words, repeated }: TextSigns): number {
  return rounded(2.6 - 0.22 * Math.min(words, 40) + 2 * repeated)
}

/** A heuristic for INCOHERENT: words that cannot be said, signs in place of words, repetition; 0..1. */
export function incoherentOf({ broken, odd, repeated, shouting }: TextSigns): number {
  return rounded(-2.8 + 6 * broken + 5 * odd + 2 * repeated + 0.8 * shouting)
}

const rounded = (logit: number): number => Math.round(10_000 / (1 + Math.exp(-logit))) / 10_000
