import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { moderationsFace } from '#lib/http/moderations-face.ts'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { closeFaceScorer, FaceScorer } from '#lib/perspective/face-scorer.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'

let served: Awaited<ReturnType<typeof serveFaces>>
let key: string
beforeAll(async () => {
  served = await serveFaces([perspectiveFace, moderationsFace])
  key = (await makeSiteKey()).key
})
afterAll(async () => {
  await served.close()
  await closeFaceScorer()
})

const ASKED = JSON.stringify({
  comment: { text: 'You are a stupid idiot, shut up.' },
  requestedAttributes: { TOXICITY: {} },
})

async function post(body: Uint8Array<ArrayBuffer> | string, headers: Record<string, string>, path?: string) {
  const to = `${served.url}${path ?? '/v1alpha1/comments:analyze'}?key=${key}`
  const response = await fetch(to, { method: 'POST', body, headers })
  const text = await response.text()
  return { status: response.status, text, headers: response.headers }
}

describe('a packed body', () => {
  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('in %s is read, as the clients for Java and .NET send it', async (encoding, pack) => {
    const { status, text } = await post(new Uint8Array(pack(ASKED)), { 'content-encoding': encoding })
    expect([status, text]).toEqual([200, expect.stringContaining('TOXICITY')])
  })

  it('is refused when it is not what it says, or too much once it is unpacked', async () => {
    const cut = await post(new Uint8Array(gzipSync(ASKED).subarray(0, 60)), { 'content-encoding': 'gzip' })
    expect([cut.status, cut.text]).toEqual([400, expect.stringContaining('The payload is not UTF-8.')])
    const huge = await post(new Uint8Array(gzipSync(Buffer.alloc(50_000_000, 'a'))), { 'content-encoding': 'gzip' })
    expect([huge.status, huge.text]).toEqual([400, expect.stringContaining('payload size exceeds the limit')])
  })
})

describe('a browser', () => {
  it('may send what an SDK adds of its own, and read what we say beside the answer', async () => {
    const preflight = await fetch(`${served.url}/v1/moderations`, { method: 'OPTIONS' })
    const allowed = preflight.headers.get('access-control-allow-headers')?.split(', ')
    expect(allowed).toEqual(expect.arrayContaining(['authorization', 'content-type', 'x-goog-api-key', '*']))
    const answer = await post('{"input":"A fine day."}', {}, '/v1/moderations')
    const exposed = answer.headers.get('access-control-expose-headers')?.split(', ')
    for (const name of answer.headers.keys()) if (name.startsWith('x-')) expect(exposed).toContain(name)
  })
})

const batchOf = (parts: readonly string[]) =>
  `${parts.map((part) => `--B\r\nContent-Type: application/http\r\n\r\n${part}\r\n`).join('')}--B--`

describe('a key for one origin', () => {
  it.each([
    ['its own', { origin: 'https://news.example' }, 200],
    ['its own, said by the referer', { referer: 'https://news.example/page' }, 200],
    ['another, whatever a part says', { origin: 'https://evil.example' }, 403],
    ['none, whatever a part says', {}, 403],
  ])('opens a batch that comes from %s', async (_name, headers: Record<string, string>, status) => {
    const { key: bound } = await makeSiteKey({ origins: ['https://news.example'] })
    const said = 'Origin: https://news.example\r\nReferer: https://news.example/'
    const body = batchOf([`POST /v1alpha1/comments:analyze?key=${bound} HTTP/1.1\r\n${said}\r\n\r\n${ASKED}`])
    const answer = await post(body, { 'content-type': 'multipart/mixed; boundary=B', ...headers }, '/batch')
    expect(answer.text).toContain(`HTTP/1.1 ${status} `)
  })
})

/** Counts the turns of the event loop until `stop`. */
function countTurns() {
  let turn = 0
  let over = false
  const next = (): void => {
    turn += 1
    if (!over) setImmediate(next)
  }
  next()
  const stop = () => {
    over = true
  }
  return { now: () => turn, stop }
}

describe('a moderation of many texts', () => {
  it('lets others have their turn between them', async () => {
    const input = Array.from({ length: 200 }, (_, i) => `Text number ${i}.`)
    const turns = countTurns()
    const readIn: number[] = []
    const lengthOf = Buffer.byteLength
    const measured = vi.spyOn(Buffer, 'byteLength').mockImplementation((value, ...rest) => {
      if (typeof value === 'string' && value.startsWith('Text number')) readIn.push(turns.now())
      return lengthOf(value, ...rest)
    })
    const none = input.map(() => ({ outcome: 'skipped' as const, reason: 'no-words' as const }))
    const several = vi.spyOn(FaceScorer.prototype, 'several').mockResolvedValue(none)
    const { status } = await post(JSON.stringify({ input }), {}, '/v1/moderations')
    for (const spy of [measured, several]) spy.mockRestore()
    turns.stop()
    expect(status).toBe(200)
    expect(new Set(readIn).size).toBe(200)
  })
})

describe('a batch of many calls', () => {
  it('lets others have their turn between them', async () => {
    const body = batchOf(Array(200).fill(`POST /v1alpha1/comments:analyze HTTP/1.1\r\n\r\n${ASKED}`))
    const turns = countTurns()
    const scoredIn: number[] = []
    const one = vi.spyOn(FaceScorer.prototype, 'one').mockImplementation(async () => {
      scoredIn.push(turns.now())
      return { outcome: 'skipped', reason: 'no-words' }
    })
    await post(body, { 'content-type': 'multipart/mixed; boundary=B' }, '/batch')
    turns.stop()
    one.mockRestore()
    expect(scoredIn).toHaveLength(200)
    expect(new Set(scoredIn).size).toBe(200)
  })
})
