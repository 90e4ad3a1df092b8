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

/** The SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A keyed digest (HMAC-SHA-256, hexadecimal): the same for the same text and key, and no way back without the key. */
export function keyedDigest(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex')
}
