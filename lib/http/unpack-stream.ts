import type { IncomingMessage } from 'node:http'
import { Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

const UNPACK: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

/** What came is not packed as its head says. */
export class NotUnpacked extends Error {}

/**
 * The bytes of a body as they come, unpacked where they are packed; null where nobody here knows how. Whoever stops
 * reading leaves the request open. Throws NotUnpacked.
 */
export function unpackStream(incoming: IncomingMessage): AsyncIterable<Buffer> | null {
  const chunks: AsyncIterable<Buffer> = incoming.iterator({ destroyOnReturn: false })
  const encoding = incoming.headers['content-encoding']?.trim().toLowerCase() || 'identity'
  if (encoding === 'identity') return chunks
  const open = UNPACK.get(encoding)
  return open ? unpack(incoming, { chunks, unpacker: open() }) : null
}

async function* unpack(
  incoming: IncomingMessage,
  { chunks, unpacker }: { chunks: AsyncIterable<Buffer>; unpacker: Transform },
): AsyncGenerator<Buffer> {
  // What goes wrong on the way ends the unpacker, and is met there.
  pipeline(Readable.from(chunks), unpacker).catch(() => {})
  try {
    yield* unpacker
  } catch (cause) {
    if (incoming.destroyed && !incoming.complete) throw cause
    throw new NotUnpacked('the body is not packed as it says', { cause })
  }
}
