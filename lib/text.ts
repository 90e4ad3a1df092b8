import { isUtf8 } from 'node:buffer'
import { createHash, createHmac } from 'node:crypto'

/** A half-open range of UTF-16 code units in a text: `[start, end)`. */
export type Span = readonly [start: number, end: number]

/**
 * A text that a database can hold: NUL and lone surrogates become U+FFFD. Every code unit keeps its place, so that
 * spans into the one are spans into the other.
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed()
}

/** Bytes as the text that they are in UTF-8, without a byte order mark; null where they are none. */
export function readUtf8(bytes: Buffer): string | null {
  if (!isUtf8(bytes)) return null
  const text = bytes.toString('utf8')
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** The SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A keyed digest (HMAC-SHA-256, hexadecimal): the same for the same text and key, and no way back without the key. */
export function keyedDigest(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex')
}

const LONGEST_ADDRESS = 2000

/** An absolute address of the web (http or https) as it was written, of up to 2,000 characters; else null. */
export function webAddress(url: string | null): string | null {
  const isAddress = url !== null && url.length <= LONGEST_ADDRESS && /^https?:\/\//i.test(url) && URL.canParse(url)
  return isAddress ? storable(url) : null
}

const MOST_VOTES = 2 ** 31 - 1

/** Votes as a database holds them: a whole number within 32 bits; null for anything else. */
export function asVotes(votes: number | null): number | null {
  return votes !== null && Number.isInteger(votes) && Math.abs(votes) <= MOST_VOTES ? votes : null
}
