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

/** Thousands set apart by one sign, the same throughout: "1,024", "1.024", "1 024", "1'024". */
const THOUSANDS = /^[1-9]\d{0,2}(?:([,.'’\s])\d{3})(?:\1\d{3})*$/
/** Thousands or millions in short: "1.2k", "3 M". Of three digits behind a sign nobody knows what it parts. */
const SHORT = /^(\d+)(?:[.,](\d{1,2}))?\s?([kKM])$/
const TIMES: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6 }

/** Votes as people write them: "+12", "−3", "1,024", "1.2k". They are whole, so that "1.024" is 1024; null for "1.5" and all else. */
export function readVotes(written: string): number | null {
  const [, sign = '', number = ''] = /^([-+−]?)(.*)$/s.exec(written.trim()) ?? []
  const votes = readWhole(number)
  return votes === null || sign === '' || sign === '+' ? votes : 0 - votes
}

function readWhole(number: string): number | null {
  if (/^\d+$/.test(number)) return Number(number)
  if (THOUSANDS.test(number)) return Number(number.replace(/\D/g, ''))
  const [, whole, part = '', unit = ''] = SHORT.exec(number) ?? []
  // Added as whole numbers, so that nothing is lost to fractions.
  return whole === undefined ? null : (Number(whole) * 100 + Number(part.padEnd(2, '0'))) * ((TIMES[unit] ?? 0) / 100)
}
