import { randomBytes } from 'node:crypto'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scoresFace } from '#lib/http/scores-face.ts'
import { closeFaceScorer } from '#lib/perspective/face-scorer.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'

let served: Awaited<ReturnType<typeof serveFaces>>
let site: Awaited<ReturnType<typeof makeSiteKey>>
beforeAll(async () => {
  served = await serveFaces([scoresFace])
  site = await makeSiteKey()
})
afterAll(async () => {
  await served.close()
  await closeFaceScorer()
})

async function post(body: Uint8Array<ArrayBuffer> | string, headers: Record<string, string> = {}) {
  const init = { method: 'POST', body, headers: { authorization: `Bearer ${site.key}`, ...headers } }
  const response = await fetch(`${served.url}/api/v1/scores`, init)
  return { status: response.status, text: await response.text() }
}

describe('/api/v1/scores', () => {
  it('answers lines in their order, whatever is wrong with some', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `{"id":${i},"text":"text number ${i} of an idiot"}`)
    rows[10] = 'no json'
    rows[11] = ''
    rows[12] = '{"id":12,"text":"..."}'
    const answer = await post(`${rows.join('\n')}\n`)
    const lines = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toHaveLength(2999)
    expect(lines[10]).toEqual({ line: 11, error: 'Expected {"id", "text"}.' })
    expect(lines[11]).toEqual({ id: 12, outcome: 'skipped', reason: 'no-words', scorer: 'embedded@1' })
    const ids = lines.filter((line) => 'id' in line).map((line) => line.id)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
    expect(lines[2998]).toMatchObject({ id: 2999, outcome: 'scored' })
  })

  it('says which part of a long text is worst, and nothing such of a short one', async () => {
    const calm = 'The bus was late again today. '.repeat(100)
    const rows = [`${calm}You are a stupid idiot. ${calm}`, calm.slice(0, 300)]
    const answer = await post(rows.map((text, id) => JSON.stringify({ id, text })).join('\n'))
    const [long, short] = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows[0]?.slice(long.worstWindow.start, long.worstWindow.end)).toContain('stupid idiot')
    expect(short).toMatchObject({ outcome: 'scored' })
    expect(short).not.toHaveProperty('worstWindow')
  })

  const linesOf = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))

  it('says of an id that a number does not hold, and of a line that is not UTF-8', async () => {
    const rows = ['{"id":9007199254740993,"text":"a"}', '{"id":1.5,"text":"a"}', '{"id":1e999,"text":"a"}']
    const body = Buffer.concat([
      Buffer.from(`\uFEFF{"id":9007199254740991,"text":"an idiot"}\n${rows.join('\n')}\n{"id":"caf`),
      Buffer.from([0xe9]),
      Buffer.from('","text":"a"}\n{"id":7,"text":"a fine day"}'),
    ])
    const inexact = 'Send the id as a string: numbers are whole and of 53 bits at the most.'
    expect(linesOf((await post(body)).text)).toEqual([
      expect.objectContaining({ id: 9007199254740991, outcome: 'scored' }),
      { line: 2, error: inexact },
      { line: 3, error: inexact },
      { line: 4, error: inexact },
      { line: 5, error: 'The line is not UTF-8.' },
      expect.objectContaining({ id: 7, outcome: 'scored' }),
    ])
  })

  const rowsOf = (count: number) =>
    Array.from({ length: count }, (_, i) => `{"id":${i},"text":"text number ${i} of an idiot"}`).join('\n')
  const postPacked = (encoding: string, body: Uint8Array<ArrayBuffer>) => post(body, { 'content-encoding': encoding })

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('unpacks %s as it comes', async (encoding, pack) => {
    const { status, text } = await postPacked(encoding, new Uint8Array(pack(rowsOf(2000))))
    expect([status, linesOf(text).filter(({ outcome }) => outcome === 'scored').length]).toEqual([200, 2000])
  })

  it('refuses what is packed in another way, or not as it says, and says where that shows late', async () => {
    expect((await postPacked('zstd', Buffer.from('{}'))).status).toBe(415)
    expect((await postPacked('gzip', Buffer.from(rowsOf(5)))).status).toBe(400)
    expect((await postPacked('gzip', new Uint8Array(8_000_000))).status).toBe(400)
    const packed = gzipSync(
      Buffer.from(
        Array.from({ length: 3000 }, (_, i) => `{"id":${i},"text":"${randomBytes(30).toString('hex')}"}`).join('\n'),
      ),
    )
    const lines = linesOf((await postPacked('gzip', new Uint8Array(packed.subarray(0, packed.length - 1000)))).text)
    expect(lines.length).toBeGreaterThan(500)
    expect(lines.at(-1)).toEqual({ error: 'The body is not packed as it says.' })
  })

  it('hears all of a packed body of which a line is too long, so that its refusal is heard', async () => {
    const body = Buffer.concat([Buffer.alloc(1_200_000, 'a'), randomBytes(8_000_000)])
    const started = performance.now()
    expect((await postPacked('gzip', new Uint8Array(gzipSync(body)))).status).toBe(413)
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  it('answers all lines before one that is too long, and says which that is', async () => {
    const answer = await post(`${rowsOf(3000)}\n{"id":3000,"text":"${'x'.repeat(2_000_000)}"}\n${rowsOf(10)}`)
    const lines = linesOf(answer.text)
    expect(lines.map(({ id }) => id).slice(0, -1)).toEqual(Array.from({ length: 3000 }, (_, i) => i))
    expect(lines.at(-1)).toEqual({ line: 3001, error: 'A line may have at most 1048576 bytes.' })
  })

  it('refuses a line without end, a missing key and another method', async () => {
    expect((await post('x'.repeat(2_000_000))).status).toBe(413)
    expect((await post('{}', { authorization: '' })).status).toBe(401)
    expect((await fetch(`${served.url}/api/v1/scores`)).status).toBe(405)
  })
})
