import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerCall } from '#lib/http/perspective-calls.ts'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { closeFaceScorer } from '#lib/perspective/face-scorer.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'
import { oddBody } from '#tests/support/odd-values.ts'
import { worstTexts } from '#tests/support/worst-texts.ts'

let served: Awaited<ReturnType<typeof serveFaces>>
let key: string
beforeAll(async () => {
  served = await serveFaces([perspectiveFace])
  key = (await makeSiteKey()).key
})
afterAll(async () => {
  await served.close()
  await closeFaceScorer()
})

const call = (body: Buffer, path = '/v1alpha1/comments:analyze') =>
  answerCall({
    method: 'POST',
    path,
    query: new URLSearchParams({ key }),
    header: () => undefined,
    body,
    now: Date.now(),
  })

const names = [
  ...['comment', 'text', 'type', 'requestedAttributes', 'requested_attributes', 'languages', 'spanAnnotations'],
  ...['doNotStore', 'clientToken', 'context', 'entries', 'articleAndParentComment', 'attributeScores', 'summaryScore'],
  ...['spanScores', 'value', 'begin', 'end', 'score', 'scoreType', 'scoreThreshold', 'TOXICITY', 'SPAM'],
]
const right = {
  comment: { text: 'You are a fine person, I think.', type: 'PLAIN_TEXT' },
  requestedAttributes: { TOXICITY: { scoreThreshold: 0.1 }, SPAM: {} },
  attributeScores: {
    TOXICITY: { summaryScore: { value: 1 }, spanScores: [{ begin: 0, end: 3, score: { value: 0 } }] },
  },
  languages: ['en'],
  spanAnnotations: true,
  clientToken: 'token',
  context: { entries: [{ text: 'entry' }] },
}
describe('10,000 bodies', () => {
  it('get an answer or an error of the contract, each within a moment', { timeout: 300_000 }, async () => {
    const path = fc.constantFrom(
      '/v1alpha1/comments:analyze',
      '/v1alpha1/comments:analyze',
      '/v1alpha1/comments:suggestscore',
    )
    let answered = 0
    const ask = async (body: Buffer, where: string) => {
      const { status, body: text } = await call(body, where)
      const json = JSON.parse(text)
      expect([200, 400]).toContain(status)
      if (status === 200) answered += 1
      else expect(json.error).toMatchObject({ code: status, status: 'INVALID_ARGUMENT', message: expect.any(String) })
    }
    await fc.assert(fc.asyncProperty(oddBody(right, names), path, ask), { numRuns: 10_000, endOnFailure: true })
    // Were all of them refused at the first field, nothing behind it would have been tried.
    expect(answered).toBeGreaterThan(500)
  })
})

describe('a body', () => {
  const post = async (body: Buffer) => {
    const init = { method: 'POST', body: new Uint8Array(body) }
    const response = await fetch(`${served.url}/v1alpha1/comments:analyze?key=${key}`, init)
    return { status: response.status, json: await response.json() }
  }
  const withEntries = (count: number) =>
    Buffer.from(JSON.stringify({ ...right, context: { entries: Array(count).fill({ text: 'entry' }) } }))
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

  it.each([
    ['of 10 MB', Buffer.alloc(10_000_000, 'a'), 'Request payload size exceeds the limit: 4194304 bytes.'],
    ['nested 30,000 deep', Buffer.from(nested(30_000)), 'Comment must be non-empty.'],
    ['nested 100,000 deep', Buffer.from(nested(100_000)), 'Invalid JSON payload received. It has too many values.'],
    ['nested without an end', Buffer.from('['.repeat(60_000)), 'Invalid JSON payload received.'],
    ['of four million brackets', Buffer.from('['.repeat(4_000_000)), 'It has too many values.'],
    ['with many entries of a context', withEntries(1001), 'Too many context entries.'],
    ['nested in relaxed JSON', Buffer.from('{a:'.repeat(20_000)), 'Invalid JSON payload received.'],
    [
      'that is not UTF-8',
      Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
      'Invalid JSON payload received. The payload is not UTF-8.',
    ],
    ['of nothing', Buffer.alloc(0), 'Comment must be non-empty.'],
    ['of white space', Buffer.from(' \r\n'), 'Comment must be non-empty.'],
    ['that is null', Buffer.from('null'), 'Comment must be non-empty.'],
    ['that is a list', Buffer.from('[]'), "Invalid value at '' (TYPE_MESSAGE)"],
  ])('%s is refused', async (_name, body, message) => {
    const start = performance.now()
    const { status, json } = await post(body)
    expect([status, json.error.message]).toEqual([400, expect.stringContaining(message)])
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('the worst texts of 20,480 bytes', () => {
  it.each(Object.entries(worstTexts(1)))('%s: answered, while others are not held up', async (_name, text) => {
    const body = {
      comment: { text, type: 'HTML' },
      languages: ['en'],
      spanAnnotations: true,
      requestedAttributes: { TOXICITY: {}, SPAM: {}, INCOHERENT: {}, UNSUBSTANTIAL: {} },
    }
    await call(Buffer.from('{comment:{text:"warm"},requestedAttributes:{TOXICITY:{}}}'))
    // What this thread works for it is what others wait; a clock would tell of everything else on the machine too.
    const before = process.threadCpuUsage()
    const { status } = await call(Buffer.from(JSON.stringify(body)))
    const { user, system } = process.threadCpuUsage(before)
    expect([200, 400]).toContain(status)
    expect((user + system) / 1000).toBeLessThan(100)
  })
})
