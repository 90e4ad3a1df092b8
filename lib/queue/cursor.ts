import { z } from 'zod'

/** Where a page of a queue ended: the last row's id and, in an order by score, its score as the database spells it. */
export type Cursor = { commentId: string; score: string | null }

const shape = z.tuple([z.uuid(), z.union([z.string().regex(/^(Infinity|\d+(\.\d+)?(e-?\d+)?)$/), z.null()])])

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
