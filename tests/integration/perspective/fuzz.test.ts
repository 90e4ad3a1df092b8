import { Agent, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { apiFace } from '#lib/http/api-face.ts'
import { moderationsFace } from '#lib/http/moderations-face.ts'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { closeFaceScorer } from '#lib/perspective/face-scorer.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'
import { nearly, oddBody, oddText } from '#tests/support/odd-values.ts'

let served: Awaited<ReturnType<typeof serveFaces>>
let key: string
const agent = new Agent({ keepAlive: true })
beforeAll(async () => {
  served = await serveFaces([perspectiveFace, moderationsFace, apiFace])
  key = (await makeSiteKey()).key
})
afterAll(async () => {
  agent.destroy()
  await served.close()
  await closeFaceScorer()
})

type Asked = { method?: string; path: string; body?: Buffer; type?: string | undefined }

/** Asks by a socket, as a client that puts no address right; no answer within ten seconds is a failure. */
function ask({ method = 'POST', path, body, type }: Asked) {
  const headers = {
    authorization: `Bearer ${key}`,
    ...(type && { 'content-type': type }),
    ...(body && { 'content-length': body.length }),
  }
  const { port } = new URL(served.url)
  return new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path, headers, agent, timeout: 10_000 })
    sent.on('error', reject).on('timeout', () => sent.destroy(new Error('no answer')))
    sent.on('response', async (response) => {
      const text = (await buffer(response)).toString('utf8')
      resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text })
    })
    sent.end(body)
  })
}

/** Counts what was answered and not refused: were that nothing, nothing behind the first check would have been tried. */
async function fuzz<T>(cases: fc.Arbitrary<T>, runs: number, once: (one: T) => Promise<boolean>): Promise<number> {
  let answered = 0
  const property = fc.asyncProperty(cases, async (one) => {
    if (await once(one)) answered += 1
  })
  await fc.assert(property, { numRuns: runs, endOnFailure: true })
  return answered
}

it('moderations answer any body with results or an error of their form', { timeout: 120_000 }, async () => {
  const right = { input: [{ type: 'text', text: 'You idiot.' }, 'A fine day.'], model: 'omni-moderation-latest' }
  const bodies = fc.oneof(
    oddBody(right, ['input', 'model', 'type', 'text', 'image_url']),
    nearly({ ...right, input: ['a', 'b'] }, oddText).map((value) => Buffer.from(JSON.stringify(value))),
  )
  const answered = await fuzz(bodies, 3000, async (body) => {
    const { status, text } = await ask({ path: '/v1/moderations', body })
    const json = JSON.parse(text)
    expect([200, 400]).toContain(status)
    if (status === 200) expect(json.results.length).toBeGreaterThan(0)
    else expect(json.error).toMatchObject({ message: expect.any(String), type: 'invalid_request_error' })
    return status === 200
  })
  expect(answered).toBeGreaterThan(100)
})

const PROBLEM = { type: 'about:blank', title: expect.any(String) }
const anId = fc.oneof(fc.constantFrom('c1', 'c2', 'a%2Fb', '%', '%00', '..', '%ff', 'c1/reports'), oddText.map(encode))

/** In a path or a query by itself; half a character has no such form. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

it('comments answer any body, id and query with receipts or a problem', { timeout: 240_000 }, async () => {
  const comment = {
    id: 'c1',
    text: 'A fine day.',
    article: { id: 'a1', title: 'The road', url: 'https://news.example/road', section: 'Town' },
    parent: 'c0',
    author: { id: 'u1', name: 'Ann' },
    postedAt: '2026-11-22T10:00:00Z',
  }
  const names = Object.keys({ ...comment, ...comment.article, comments: [], name: '', reporter: '', reason: '' })
  const body = fc.oneof(
    oddBody([{ ...comment, id: 'c0', parent: undefined }, comment], names),
    oddBody({ comments: [comment] }, names),
    oddBody({ reporter: 'r1', reason: 'spam', text: 'It is.' }, names),
    fc.array(oddBody(comment, names), { maxLength: 3 }).map((lines) => Buffer.from(lines.join('\n'))),
  )
  const path = fc.oneof(
    { weight: 3, arbitrary: fc.constant('/api/v1/comments') },
    { weight: 3, arbitrary: anId.map((id) => `/api/v1/comments/${id}`) },
    fc.constant('/api/v1/comments/c1/reports'),
    oddText.map((text) => `/api/v1/pages?url=${encode(text)}&section=${encode(text)}`),
  )
  const cases = fc.record({
    ...{ path, body, method: fc.constantFrom('POST', 'POST', 'POST', 'PUT', 'GET', 'DELETE') },
    type: fc.constantFrom(undefined, 'application/json', 'application/x-ndjson', 'text/plain', 'text/html; charset=x'),
  })
  const answered = await fuzz(cases, 4000, async (one) => {
    const { status, type, text } = await ask(one)
    expect([200, 204, 400, 404, 405, 413, 415, 422]).toContain(status)
    if (status >= 400) expect(JSON.parse(text)).toMatchObject({ ...PROBLEM, status })
    expect(type).toBe(status === 204 ? '' : status === 200 ? 'application/json' : 'application/problem+json')
    return status < 300
  })
  expect(answered).toBeGreaterThan(100)
})

const part = fc
  .record({
    head: fc.constantFrom('Content-Type: application/http\r\nContent-ID: <1>', 'Content-ID: \0', '', ':', '\r'),
    line: fc.oneof(
      fc.constantFrom('POST /v1alpha1/comments:analyze HTTP/1.1', 'GET /$discovery/rest', 'POST /batch HTTP/1.1', 'X'),
      oddText.map((text) => `POST /v1alpha1/comments:analyze?key=${text}`),
    ),
    header: fc.oneof(fc.constantFrom('a: b', 'Content-Length: -1', 'Transfer-Encoding: chunked'), oddText),
    body: fc.oneof(
      { weight: 3, arbitrary: fc.constant('{"comment":{"text":"You idiot."},"requestedAttributes":{"TOXICITY":{}}}') },
      oddText,
      fc.constantFrom('--B', '--B--', '\n--B\n'),
    ),
    end: fc.constantFrom('\r\n', '\r\n', '\r\n', '\n', ''),
  })
  .map(({ head, line, header, body, end }) => `--B${end}${head}\r\n\r\n${line}\r\n${header}\r\n\r\n${body}${end}`)

it('a batch answers any parts with parts, or an error of the contract', { timeout: 120_000 }, async () => {
  const cases = fc.record({
    body: fc.array(part, { maxLength: 5 }).map((parts) => Buffer.from(`${parts.join('')}--B--`)),
    path: fc.constantFrom('/batch', '/batch/x', '/batch?fields=a('),
    type: fc.constantFrom(
      'multipart/mixed; boundary=B',
      'multipart/mixed; boundary="B"',
      'multipart/mixed',
      'text/plain',
    ),
  })
  const answered = await fuzz(cases, 4000, async (one) => {
    const { status, type, text } = await ask(one)
    expect([200, 400]).toContain(status)
    if (status === 400) {
      expect(JSON.parse(text).error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
      return false
    }
    const boundary = /^multipart\/mixed; boundary=(\S+)$/.exec(type)?.[1] ?? ''
    const parts = text.split(`--${boundary}`).slice(1, -1)
    for (const answer of parts) expect(answer).toMatch(/\r\nHTTP\/1\.1 (?:200|400|403|404) /)
    return parts.some((answer) => answer.includes('HTTP/1.1 200 OK'))
  })
  expect(answered).toBeGreaterThan(100)
})

it('a query of anything is answered, or refused as the contract has it', { timeout: 120_000 }, async () => {
  const name = fc.oneof(
    fc.constantFrom('key', 'fields', '$fields', 'prettyPrint', 'alt', 'callback', '$.xgafv'),
    oddText.map(encode),
  )
  const mask = fc.array(fc.constantFrom('attributeScores', 'TOXICITY', '*', '/', '(', ')', ',', ' ', 'languages'))
  const value = fc.oneof(
    oddText.map(encode),
    mask.map((parts) => encode(parts.join(''))),
    fc.constantFrom('%', '%zz', '%00', '='),
  )
  const query = fc
    .array(fc.tuple(name, value), { maxLength: 5 })
    .map((all) => all.map((one) => one.join('=')).join('&'))
  const path = fc.constantFrom(
    '/v1alpha1/comments:analyze',
    '/v1alpha1/comments%3Aanalyze',
    '/%24discovery/rest',
    '/v1alpha1/%',
  )
  const body = Buffer.from('{"comment":{"text":"You idiot."},"requestedAttributes":{"TOXICITY":{}}}')
  const cases = fc.record({ query, path, method: fc.constantFrom('POST', 'POST', 'GET') })
  const answered = await fuzz(cases, 3000, async ({ query, path, method }) => {
    const { status, text } = await ask({ method, path: `${path}?${query}`, body })
    expect([200, 400, 404]).toContain(status)
    if (status !== 200) expect(JSON.parse(text).error).toMatchObject({ code: status, message: expect.any(String) })
    return status === 200
  })
  expect(answered).toBeGreaterThan(300)
})
