import type { SkipReason } from '#lib/scoring/schema.ts'

/** UTF-16 code units of a text that are read; what lies behind lowers the confidence. About 3,600 pieces of English. */
export const READ_LIMIT = 14_336

/** Code units that are searched for a word, so that a hostile megabyte holds nobody up. */
const SEARCH_LIMIT = 262_144

export type PreparedText =
  /** `covered`: how much of the text is read, in 0..1. */
  { ok: true; text: string; covered: number } | { ok: false; reason: SkipReason }

/** Controls, zero-width and bidirectional marks, soft hyphens: nothing that a reader sees. */
const INVISIBLE = /\p{Cf}|\u034f|(?!\s)\p{Cc}/gu
const SOMETHING = /(?!\u034f)[^\s\p{Cc}\p{Cf}]/u
const WORD = /[\p{L}\p{N}]/u
/** An address and nothing else says nothing that the model could read. */
const ONLY_LINKS = /^\s*(?:(?:https?:\/\/|www\.)\S+(?:\s+|$))+$/i

/**
 * A text as the encoder was trained to see it: blanks of any kind as one space, none at the ends, nothing invisible
 * (SentencePiece's own normalisation, which the JavaScript tokenizer leaves out: there a line break is an unknown piece).
 */
export function prepareToxicityText(text: string): PreparedText {
  const from = text.search(SOMETHING)
  if (from < 0) return { ok: false, reason: 'empty' }
  const searched = text.slice(from, from + SEARCH_LIMIT)
  if (!WORD.test(searched) || ONLY_LINKS.test(searched)) return { ok: false, reason: 'no-words' }
  const end = Math.min(text.length, from + READ_LIMIT)
  // Compatibility forms first: one character can stand for eighteen.
  const forms = text.slice(from, end).normalize('NFKC')
  const read = forms.slice(0, READ_LIMIT).replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim()
  const covered = ((end - from) / (text.length - from)) * Math.min(1, READ_LIMIT / forms.length)
  return { ok: true, text: read, covered }
}
