import { pool } from '#lib/db/client.ts'
import { PART_BYTES } from '#lib/imports/schema.ts'

/** The bytes `[start, end)` of a file that was sent, piece by piece. */
export async function* fileBytes(importId: string, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const number = Math.floor(at / PART_BYTES)
    const sql = 'SELECT bytes FROM import_parts WHERE import_id = $1 AND number = $2'
    const { rows } = await pool().query<{ bytes: Buffer }>(sql, [importId, number])
    const bytes = rows[0]?.bytes
    if (!bytes) throw new Error(`piece ${number} of an import is not there`)
    const from = at - number * PART_BYTES
    const piece = bytes.subarray(from, from + end - at)
    at += piece.length
    if (piece.length === 0) throw new Error(`piece ${number} of an import is too short`)
    yield piece
  }
}
