import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { ImportRefusal } from '#lib/imports/refusal.ts'

/** Text shrinks to a tenth, much repeated text to a fiftieth: what unpacks to more than a hundred times is a bomb. */
const MOST_TIMES = 100
/** Small files may: a short table of one word repeated is no danger. */
const ALWAYS_ALLOWED = 64 * 1024 * 1024

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b
export const isZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 9) <= 8

/** How many bytes may still be unpacked from a file, all that is packed in it together. */
export type Room = { left: number }

export const roomFor = (packed: number): Room => ({ left: Math.max(ALWAYS_ALLOWED, packed * MOST_TIMES) })

/** Passes unpacked bytes on as long as there is room for them. */
export async function* limitUnpacked(bytes: AsyncIterable<Uint8Array>, room: Room): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    room.left -= chunk.length
    if (room.left < 0) {
      throw new ImportRefusal(
        `The file unpacks to more than ${MOST_TIMES} times its size, which no text does: it looks like a trap and was not read on.`,
      )
    }
    yield chunk
  }
}

/** Unpacks a gzip stream. */
export async function* gunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacked = new PassThrough()
  const packing = pipeline(bytes, createGunzip(), unpacked)
  // Whoever reads hears of a failure by the stream itself.
  packing.catch(() => undefined)
  yield* explainDamage(unpacked)
}

/** The bytes of a packed stream; damage is told in a sentence, and not in the words of a library. */
export async function* explainDamage(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk
  } catch (error) {
    if (error instanceof ImportRefusal || !isDamage(error)) throw error
    throw new ImportRefusal('The packed file is damaged or was cut off: it cannot be unpacked to its end.')
  }
}

const isDamage = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && String(error.code).startsWith('Z_')) || /unexpected end of file|invalid|too (?:many|few) bytes/i.test(error.message)) // biome-ignore format: one thought
