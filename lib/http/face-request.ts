import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'

/** A request as the faces meet it, whether it came by itself or within a batch. Header names are lower case. */
export type FaceRequest = {
  method: string
  /** Percent-decoded, without the query. */
  path: string
  query: URLSearchParams
  header: (name: string) => string | undefined
  body: Buffer
  now: number
}

export type FaceAnswer = { status: number; headers: Record<string, string>; body: string }

/** How long a client may take to send its body. */
const PATIENCE = 30_000
/** What is too large is read on and forgotten up to this, so that the answer is heard; then the line is cut. */
const FORGOTTEN_UP_TO = 64 * 1024 * 1024

/** The path with `%3A` and `%24` as they are meant; one that cannot be decoded stays as it is. */
export function decodePath(path: string): string {
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Splits a target into its decoded path and its query. */
export function readTarget(target: string): { path: string; query: URLSearchParams } {
  const mark = target.indexOf('?')
  if (mark < 0) return { path: decodePath(target), query: new URLSearchParams() }
  return { path: decodePath(target.slice(0, mark)), query: new URLSearchParams(target.slice(mark + 1)) }
}

/** A request as it came, before its body; `now` is the moment of its head, and its body may take a while. */
export function readHead(incoming: IncomingMessage): Omit<FaceRequest, 'body'> {
  const { path, query } = readTarget(incoming.url ?? '/')
  return { method: incoming.method ?? '', path, query, header: headerOf(incoming), now: Date.now() }
}

type Unpack = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>

const UNPACK: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
])

/**
 * The body in bytes, whatever it is said to be; null when there are more than `limit` of it. Google's clients for Java and
 * .NET pack what they send. Rejects when it breaks off.
 */
export async function readBodyBytes(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const bytes = await readSentBytes(request, limit)
  const unpack = UNPACK.get(request.headers['content-encoding']?.trim().toLowerCase() ?? '')
  return bytes && unpack ? unpackBytes(bytes, { unpack, limit }) : bytes
}

/** What is not packed as it says stays as it is, and is refused by whoever reads it. */
async function unpackBytes(
  bytes: Buffer,
  { unpack, limit }: { unpack: Unpack; limit: number },
): Promise<Buffer | null> {
  try {
    return await unpack(bytes, { maxOutputLength: limit })
  } catch (error) {
    return error instanceof RangeError ? null : bytes
  }
}

function readSentBytes(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const timer = setTimeout(() => request.destroy(), PATIENCE)
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= limit) chunks.push(chunk)
      else if (length > FORGOTTEN_UP_TO) request.destroy()
      else chunks.length = 0
    })
    request.on('end', () => {
      clearTimeout(timer)
      resolve(length > limit ? null : chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
    })
    // Node says `error` first of a client that goes away, and `close` after it.
    request.on('error', () => reject(new BrokenOff()))
    request.on('close', () => {
      clearTimeout(timer)
      if (!request.complete) reject(new BrokenOff())
    })
  })
}

/** Reads a body on that nobody asks for, so that the answer is heard, for as long as any body may take. */
export function forgetBody(request: IncomingMessage): void {
  request.resume()
  limitSending(request, PATIENCE)
}

/** Cuts a request off that is not all there after so many milliseconds. */
export function limitSending(request: IncomingMessage, milliseconds: number): void {
  if (request.complete) return
  const timer = setTimeout(() => request.complete || request.destroy(), milliseconds)
  request.on('close', () => clearTimeout(timer))
}

/** The client went away before it had said everything: nobody is left to answer. */
export class BrokenOff extends Error {}

/** One header of a node request; of a repeated one the first. */
export function headerOf(request: IncomingMessage): (name: string) => string | undefined {
  return (name) => {
    const value = request.headers[name]
    return Array.isArray(value) ? value[0] : value
  }
}

export function send(response: ServerResponse, { status, headers, body }: FaceAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

/** What a browser may do from anywhere: keys decide, not places. `*` is enough, as no cookie is ever asked for. */
export const CORS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after, x-attribute-source, x-model-version, x-not-modelled, x-skipped',
}

export const PREFLIGHT: FaceAnswer = {
  status: 204,
  headers: {
    ...CORS,
    'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
    // The names for browsers that do not know the star; with the star what SDKs add of their own may come too.
    'access-control-allow-headers':
      'content-type, x-goog-api-key, authorization, x-goog-api-client, x-goog-fieldmask, *',
    'access-control-max-age': '86400',
  },
  body: '',
}

/** The key that a request brings: in its query, Google's header, or as a bearer. */
export function keyOf({ query, header }: Pick<FaceRequest, 'query' | 'header'>): string | null {
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(header('authorization') ?? '')?.[1]
  return query.get('key') || header('x-goog-api-key') || bearer || null
}

/** Where the browser says that it is: its origin, or that of the page that it names. */
export function originOf({ header }: Pick<FaceRequest, 'header'>): string | null {
  const said = header('origin') ?? header('referer')
  return said !== undefined && URL.canParse(said) ? new URL(said).origin : null
}
