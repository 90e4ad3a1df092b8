import { MOST_COMMENTS } from '#lib/comments/schema.ts'
import { readUtf8 } from '#lib/text.ts'

type Unread = { ok: false; detail: string }
type Sent = { ok: true; values: unknown[] } | Unread

const NOT_UTF8: Unread = { ok: false, detail: 'The body is not UTF-8.' }
const NOT_JSON: Unread = { ok: false, detail: 'The body is not JSON, nor lines of JSON.' }

/**
 * What a body of comments holds: one value, a list, an object with a list, or a value in each line, undefined where a
 * line is no JSON. Lines need not be said to be such where the first of them is an object by itself.
 */
export function readSent(body: Buffer, contentType: string): Sent {
  const text = readUtf8(body)
  if (text === null) return NOT_UTF8
  const saysLines = /ndjson|jsonl/i.test(contentType)
  const whole = saysLines ? undefined : parse(text)
  if (whole !== undefined) return { ok: true, values: listIn(whole) }
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (!saysLines && !isObject(parse(lines[0] ?? ''))) return NOT_JSON
  // One more than are taken is enough to be refused as too many.
  const values = lines.slice(0, MOST_COMMENTS + 1).map(parse)
  return values.length > 0 && values.every((value) => value === undefined) ? NOT_JSON : { ok: true, values }
}

/** The one value of a body of JSON. */
export function readOne(body: Buffer): { ok: true; value: unknown } | Unread {
  const text = readUtf8(body)
  if (text === null) return NOT_UTF8
  const value = parse(text)
  return value === undefined ? { ok: false, detail: 'The body is not JSON.' } : { ok: true, value }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

function listIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  const { comments } = Object(value) as { comments?: unknown }
  return Array.isArray(comments) ? comments : [value]
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
