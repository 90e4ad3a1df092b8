import { z } from 'zod'
import type { Cursor } from '#lib/queue/schema.ts'

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
