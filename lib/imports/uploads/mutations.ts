import { db } from '#lib/db/client.ts'
import { PART_BYTES } from '#lib/imports/schema.ts'

type Place = { siteId: string; importId: string; offset: number; now: () => Date }

/** `offset` is where the next byte belongs: what was sent again or left out is not taken. */
export type Received = { ok: true; received: number } | { ok: false; reason: 'not-here' | 'wrong-offset' | 'too-much' }

/**
 * Keeps bytes of a file as they come, a piece at a time and never more than one in memory. What breaks off inside of a
 * piece is sent again from its start.
 */
export async function receiveBytes(
  bytes: AsyncIterable<Uint8Array>,
  { siteId, importId, offset, now }: Place,
): Promise<Received> {
  const found = await db().commentImport.findFirst({ where: { id: importId, siteId } })
  if (!found) return { ok: false, reason: 'not-here' }
  if (Number(found.received) !== offset || found.state !== 'uploading') return { ok: false, reason: 'wrong-offset' }
  const size = Number(found.bytes)
  let received = offset
  for await (const piece of inPieces(bytes)) {
    if (received + piece.length > size) return { ok: false, reason: 'too-much' }
    // Only the last piece of a file is shorter than the others.
    if (piece.length < PART_BYTES && received + piece.length < size) break
    if (!(await keepPiece(importId, received, piece, now()))) return { ok: false, reason: 'wrong-offset' }
    received += piece.length
  }
  return { ok: true, received }
}

/** One of two who send the same piece wins; when the last one is here, so is the file. */
async function keepPiece(importId: string, at: number, bytes: Buffer<ArrayBuffer>, now: Date): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const moved = await tx.$executeRaw`
      UPDATE comment_imports SET received = received + ${bytes.length}, touched_at = ${now},
        state = CASE WHEN received + ${bytes.length} = bytes THEN 'ready'::import_state ELSE state END
      WHERE id = ${importId}::uuid AND received = ${at} AND state = 'uploading'`
    if (moved === 0) return false
    await tx.importPart.create({ data: { importId, number: at / PART_BYTES, bytes } })
    return true
  })
}

/** The same bytes in pieces of PART_BYTES, the last one shorter. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer<ArrayBuffer>> {
  let piece = Buffer.alloc(PART_BYTES)
  let filled = 0
  for await (const chunk of bytes) {
    for (let from = 0; from < chunk.length; ) {
      const take = Math.min(chunk.length - from, PART_BYTES - filled)
      piece.set(chunk.subarray(from, from + take), filled)
      from += take
      filled += take
      if (filled === PART_BYTES) {
        yield piece
        piece = Buffer.alloc(PART_BYTES)
        filled = 0
      }
    }
  }
  if (filled > 0) yield piece.subarray(0, filled)
}
