import { z } from 'zod'

/** Where a page of a queue ended: the last row's id and, in an order by another value, that as the database spells it. */
export type Cursor = { commentId: string; score: string | null }

/**
 * A `real` in 0..1 as PostgreSQL spells it, none so small that it would refuse it; or what stands for no score; or
 * milliseconds since 1970.
 */
const SCORE = /^(Infinity|[01]|0\.\d{1,20}|[1-9](\.\d{1,20})?e-([0-3]\d|4[0-5])|\d{1,15})$/

const shape = z.tuple([z.uuid(), z.union([z.string().regex(SCORE), z.null()])])

/** A cursor as it stands in an address: opaque to everybody else. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.commentId, cursor.score])).toString('base64url')
}

/** Reads a cursor back; null for anything that `writeCursor` did not write. */
export function readCursor(text: string): Cursor | null {
  try {
    const parsed = shape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return parsed.success ? { commentId: parsed.data[0], score: parsed.data[1] } : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
