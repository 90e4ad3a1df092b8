import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiFace } from '#lib/http/api-face.ts'
import { moderationsFace } from '#lib/http/moderations-face.ts'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { scoresFace } from '#lib/http/scores-face.ts'
import { closeFaceScorer } from '#lib/perspective/face-scorer.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'

let served: Awaited<ReturnType<typeof serveFaces>>
let key: string
beforeAll(async () => {
  served = await serveFaces([perspectiveFace, moderationsFace, scoresFace, apiFace])
  key = (await makeSiteKey()).key
})
afterAll(async () => {
  await served.close()
  await closeFaceScorer()
})

/** What comes until the server closes the line. */
function speak(text: string): Promise<{ status: number; head: string; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1', () => socket.write(text))
    socket.setTimeout(20_000, () => socket.destroy(new Error('the line was not closed')))
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk)).on('error', reject)
    socket.on('end', () => {
      const [head = '', ...body] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n')
      resolve({
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]),
        head: head.toLowerCase(),
        body: body.join('\r\n\r\n'),
      })
    })
  })
}

const ANALYZE = '{"comment":{"text":"You stupid idiot."},"requestedAttributes":{"TOXICITY":{}}}'
const LINES = Array.from({ length: 3000 }, (_, i) => `{"id":${i},"text":"text ${i}"}\n`).join('')

describe('HTTP/1.0', () => {
  const post = (path: string, body: string) =>
    speak(`POST ${path}?key=${key} HTTP/1.0\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)

  it.each([
    ['/v1alpha1/comments:analyze', ANALYZE, /"summaryScore"/],
    ['/v1/moderations', '{"input":"You stupid idiot."}', /"flagged":true/],
    ['/api/v1/comments', '{"id":"old","text":"A text.","article":{"id":"a"}}', /"outcome":"created"/],
    ['/api/v1/scores', LINES, /"id":2999,"outcome":"scored"/],
  ])('without a Host is answered by %s in one piece, and the line is closed', async (path, body, expected) => {
    const answer = await post(path, body)
    expect([answer.status, answer.body]).toEqual([200, expect.stringMatching(expected)])
    expect(answer.head).toContain('connection: close')
    expect(answer.head).not.toContain('transfer-encoding')
  })

  it('finds the discovery document at the address of the settings, as no other is named', async () => {
    const { status, body } = await speak('GET /$discovery/rest?version=v1alpha1 HTTP/1.0\r\n\r\n')
    expect([status, new URL(JSON.parse(body).rootUrl).pathname]).toEqual([200, '/'])
  })
})

describe('HEAD', () => {
  const head = (path: string) =>
    speak(`HEAD ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${key}\r\nConnection: close\r\n\r\n`)

  it.each([
    ['/$discovery/rest?version=v1alpha1', 200],
    ['/api/v1/openapi.json', 200],
    ['/v1alpha1/comments:analyze', 404],
    ['/batch', 404],
    ['/v1/moderations', 405],
    ['/api/v1/scores', 405],
    ['/api/v1/comments', 405],
    ['/api/v1/nothing', 404],
  ])('of %s is %i, with a head alone', async (path, status) => {
    const answer = await head(path)
    expect([answer.status, answer.body]).toEqual([status, ''])
  })

  it.each(['/$discovery/rest?version=v1alpha1', '/api/v1/openapi.json'])('of %s says what GET does', async (path) => {
    const get = await speak(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
    const withoutDate = (text: string) => text.replace(/\r\ndate: [^\r]*/, '')
    expect(withoutDate((await head(path)).head)).toBe(withoutDate(get.head))
  })
})
