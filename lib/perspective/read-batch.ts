/** One call in a batch. `target` is a path with its query; header names are lower case. */
export type BatchCall = {
  contentId: string | null
  method: string
  target: string
  headers: Map<string, string>
  body: Buffer
}

/** The most calls in one batch, as the old service had it. */
export const MAX_CALLS = 1000

/** Splits a multipart/mixed body into its calls; null where it is none. A part that is no call has an empty method. */
export function readBatch(body: Buffer, contentType: string): BatchCall[] | null {
  const boundary = boundaryOf(contentType)
  if (boundary === null) return null
  const parts = splitParts(body, Buffer.from(`--${boundary}`))
  return parts.length > 0 ? parts.map(readPart) : null
}

function boundaryOf(contentType: string): string | null {
  if (!/^\s*multipart\//i.test(contentType)) return null
  const found = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType)
  return found?.[1] ?? found?.[2] ?? null
}

/** What stands between one boundary line and the next. */
function splitParts(body: Buffer, boundary: Buffer): Buffer[] {
  const parts: Buffer[] = []
  let start = -1
  for (let at = findBoundary(body, boundary, 0); at >= 0; at = findBoundary(body, boundary, at + boundary.length)) {
    if (start >= 0) parts.push(body.subarray(start, at))
    if (parts.length > MAX_CALLS) return parts
    const after = at + boundary.length
    if (body.subarray(after, after + 2).toString() === '--') return parts
    const line = body.indexOf('\n', after)
    start = line < 0 ? body.length : line + 1
  }
  if (start >= 0 && start < body.length) parts.push(body.subarray(start))
  return parts
}

/** A boundary stands at the beginning of a line. */
function findBoundary(body: Buffer, boundary: Buffer, from: number): number {
  for (let at = body.indexOf(boundary, from); at >= 0; at = body.indexOf(boundary, at + 1)) {
    if (at === 0 || body[at - 1] === 10) return at
  }
  return -1
}

function readPart(part: Buffer): BatchCall {
  const outer = splitHead(part)
  const { head, body } = splitHead(outer.body)
  const [line = '', ...rest] = head
  const [, method = '', target = ''] = /^([A-Z]{1,10}) (\S+)(?: HTTP\/1\.[01])?$/.exec(line.trim()) ?? []
  const contentId = readHeaders(outer.head).get('content-id') ?? null
  return { contentId, method, target: withoutOrigin(target), headers: readHeaders(rest), body: withoutEnd(body) }
}

function splitHead(bytes: Buffer): { head: string[]; body: Buffer } {
  const found = /\r?\n\r?\n/.exec(bytes.subarray(0, 16_384).toString('latin1'))
  if (!found) return { head: bytes.subarray(0, 16_384).toString('latin1').split(/\r?\n/), body: Buffer.alloc(0) }
  const head = bytes.subarray(0, found.index).toString('latin1').split(/\r?\n/)
  return { head, body: bytes.subarray(found.index + found[0].length) }
}

function readHeaders(lines: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return headers
}

const withoutOrigin = (target: string): string => target.replace(/^https?:\/\/[^/?]+/i, '')

/** The line end before the boundary belongs to the boundary. */
function withoutEnd(body: Buffer): Buffer {
  let end = body.length
  if (body[end - 1] === 10) end -= 1
  if (body[end - 1] === 13) end -= 1
  return body.subarray(0, end)
}

/** One answer of a batch, with the id of the call that it is for. */
export type BatchAnswer = { contentId: string | null; status: string; headers: Record<string, string>; body: string }

/** Puts answers together as multipart/mixed: each a full HTTP answer, its id that of the call with `response-` before. */
export function writeBatch(answers: readonly BatchAnswer[], boundary: string): string {
  return `${answers.map((answer) => `--${boundary}\r\n${writeAnswer(answer)}\r\n`).join('')}--${boundary}--\r\n`
}

function writeAnswer({ contentId, status, headers, body }: BatchAnswer): string {
  const id = contentId === null ? '' : `Content-ID: ${responseId(contentId)}\r\n`
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const length = `Content-Length: ${Buffer.byteLength(body)}\r\n`
  return `Content-Type: application/http\r\n${id}\r\nHTTP/1.1 ${status}\r\n${lines.join('')}${length}\r\n${body}`
}

/** `<uuid + 1>` is answered as `<response-uuid + 1>`; an id without its brackets likewise. */
function responseId(contentId: string): string {
  return contentId.startsWith('<') ? `<response-${contentId.slice(1)}` : `response-${contentId}`
}
