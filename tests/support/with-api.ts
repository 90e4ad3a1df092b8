import { afterAll, beforeAll } from 'vitest'
import { apiFace } from '#lib/http/api-face.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'

/** The API of comments for the tests of a file, with a site and its key. */
export function withApi() {
  let served: Awaited<ReturnType<typeof serveFaces>>
  let site: Awaited<ReturnType<typeof makeSiteKey>>
  beforeAll(async () => {
    served = await serveFaces([apiFace])
    site = await makeSiteKey()
  })
  afterAll(() => served.close())

  async function call(
    method: string,
    path: string,
    body?: string | object | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) {
    const init = {
      method,
      headers: { authorization: `Bearer ${site.key}`, ...headers },
      ...(body !== undefined && {
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      }),
    }
    const response = await fetch(`${served.url}${path}`, init)
    const text = await response.text()
    return { status: response.status, type: response.headers.get('content-type'), json: text ? JSON.parse(text) : null }
  }
  const send = (body: unknown) => call('POST', '/api/v1/comments', body as object)
  return { call, send, siteId: () => site.siteId, keyId: () => site.id }
}

/** What became of each comment, or why it was refused. */
export const outcomes = (json: { results: { outcome: string; reason?: string }[] }) =>
  json.results.map(({ outcome, reason }) => reason ?? outcome)
