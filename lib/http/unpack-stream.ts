import type { IncomingMessage } from 'node:http'
import type { Transform } from 'node:stream'
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
  const encoding = incoming.headers['content-encoding']?.trim().toLowerCase() || 'identity'
  if (encoding === 'identity') return incoming.iterator({ destroyOnReturn: false })
  const open = UNPACK.get(encoding)
  return open ? unpack(incoming, open()) : null
}

async function* unpack(incoming: IncomingMessage, unpacker: Transform): AsyncGenerator<Buffer> {
  // Not by a pipeline, which would take the request with it: what is left of it is still to be read and forgotten.
  incoming.pipe(unpacker)
  incoming.once('close', () => incoming.complete || unpacker.destroy(new Error('the client went away')))
  try {
    yield* unpacker
  } catch (cause) {
    if (incoming.destroyed && !incoming.complete) throw cause
    throw new NotUnpacked('the body is not packed as it says', { cause })
  } finally {
    // Else the end of the unpacker would hold the request, and the rest of it could not be read and forgotten.
    incoming.unpipe(unpacker)
  }
}
