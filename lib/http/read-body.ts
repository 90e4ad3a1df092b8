import { problem } from '#lib/http/problem.ts'

export type ReadBody = { ok: true; value: unknown } | { ok: false; response: Response }

const refuse = (status: number, detail: string): ReadBody => ({ ok: false, response: problem({ status, detail }) })

/** The JSON body of a request of at most `limit` bytes, counted as they come and not as they were announced. */
export async function readJson(request: Request, limit: number): Promise<ReadBody> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return refuse(415, 'The body must be application/json.')
  const bytes = await readBytes(request, limit)
  if (!bytes) return refuse(413, `The body may have at most ${limit.toLocaleString('en')} bytes.`)
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return refuse(400, 'The body is not JSON in UTF-8.')
  }
}

/** The body of a request, whatever it is; null when there is more than `limit` bytes of it. */
export async function readBytes(request: Request, limit: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
