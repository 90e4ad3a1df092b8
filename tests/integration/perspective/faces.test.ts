import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { writeKeyUse } from '#lib/http/key-gate.ts'
import { writeLanguageTallies } from '#lib/http/language-tally.ts'
import { moderationsFace } from '#lib/http/moderations-face.ts'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { listKeys } from '#lib/keys/data.ts'
import { revokeKey } from '#lib/keys/mutations.ts'
import { languageUse, listFeedback } from '#lib/perspective/data.ts'
import { closeFaceScorer } from '#lib/perspective/face-scorer.ts'
import { saveFaceSettings } from '#lib/perspective/mutations.ts'
import { NOW, SYSTEM } from '#tests/support/desk.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'

let served: Awaited<ReturnType<typeof serveFaces>>
let site: Awaited<ReturnType<typeof makeSiteKey>>
beforeAll(async () => {
  served = await serveFaces([perspectiveFace, moderationsFace])
  site = await makeSiteKey()
})
afterAll(async () => {
  await served.close()
  await closeFaceScorer()
})

async function post(path: string, body: string, headers: Record<string, string> = {}) {
  const init = { method: 'POST', body, headers: { authorization: `Bearer ${site.key}`, ...headers } }
  const response = await fetch(served.url + path, init)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) }
}

const ABUSE = 'You are a stupid idiot, shut up.'

describe('comments:suggestscore', () => {
  const coral = {
    comment: { text: ABUSE },
    context: {
      entries: [{ text: JSON.stringify({ url: 'https://news.example/a?commentID=7', Coral_comment_id: '7' }) }],
    },
    attributeScores: { TOXICITY: { summaryScore: { value: 1 } }, NUANCE_EXPERIMENTAL: { summaryScore: { value: 0 } } },
    languages: ['en'],
    communityId: 'Coral:tenant',
    clientToken: 'comment:7',
  }

  it('keeps what Coral reports as feedback, with our own score beside it, and never as a label', async () => {
    const answer = await post('/v1alpha1/comments:suggestscore', JSON.stringify(coral))
    expect([answer.status, answer.json()]).toEqual([200, { clientToken: 'comment:7', requestedLanguages: ['en'] }])
    const [kept] = await db().feedback.findMany({ where: { siteId: site.siteId }, include: { scores: true } })
    expect(kept).toMatchObject({
      text: ABUSE,
      communityId: 'Coral:tenant',
      permalink: 'https://news.example/a?commentID=7',
      keyId: site.id,
    })
    const scores = new Map(kept?.scores.map((one) => [one.attribute, one]))
    expect(scores.get('TOXICITY')).toMatchObject({ value: 1, ours: expect.any(Number), scorer: 'embedded@1' })
    expect(scores.get('NUANCE_EXPERIMENTAL')).toMatchObject({ value: 0, ours: null, scorer: null })
    const [listed] = await listFeedback(site.siteId, null)
    expect(listed).toMatchObject({ clientToken: 'comment:7', communityId: 'Coral:tenant', permalink: kept?.permalink })
    expect(await db().labelEvent.count()).toBe(0)
  })

  it.each([
    ['no scores', { comment: coral.comment }],
    ['a score over one', { ...coral, attributeScores: { TOXICITY: { summaryScore: { value: 2 } } } }],
    [
      'a span beyond the text',
      { ...coral, attributeScores: { TOXICITY: { spanScores: [{ begin: 0, end: 999, score: { value: 1 } }] } } },
    ],
    [
      'a span without an end',
      { ...coral, attributeScores: { TOXICITY: { spanScores: [{ begin: 0, score: { value: 1 } }] } } },
    ],
    ['no text', { ...coral, comment: {} }],
  ])('refuses %s and keeps nothing', async (_name, body) => {
    const before = await db().feedback.count()
    expect((await post('/v1alpha1/comments:suggestscore', JSON.stringify(body))).json().error.status).toBe(
      'INVALID_ARGUMENT',
    )
    expect(await db().feedback.count()).toBe(before)
  })

  it.each([
    ['as it is', 'https://a.example/x\0y'],
    ['in what Coral says', JSON.stringify({ url: 'https://a.example/x\0y' })],
  ])('keeps feedback whose permalink has a NUL in it, %s', async (_name, text) => {
    const answer = await post(
      '/v1alpha1/comments:suggestscore',
      JSON.stringify({ ...coral, context: { entries: { text } } }),
    )
    expect(answer.status).toBe(200)
    const kept = await db().feedback.findFirstOrThrow({ where: { siteId: site.siteId }, orderBy: { id: 'desc' } })
    expect(kept.permalink).toBe('https://a.example/x\uFFFDy')
  })

  it('keeps spans, and texts that a database cannot hold as they are', async () => {
    const spanScores = [{ begin: 0, end: 3, score: { value: 0.5 } }]
    const body = { comment: { text: 'a\0b\ud800 idiot' }, attribute_scores: { TOXICITY: { spanScores } } }
    expect((await post('/v1alpha1/comments:suggestscore', JSON.stringify(body))).status).toBe(200)
    const kept = await db().feedback.findFirstOrThrow({ orderBy: { id: 'desc' }, include: { scores: true } })
    expect(kept).toMatchObject({ text: 'a\uFFFDb\uFFFD idiot', scores: [{ value: null, spans: [[0, 3, 0.5]] }] })
  })
})

describe('/batch', () => {
  it('answers each part with its id, as Python asks', async () => {
    const body = JSON.stringify({ comment: { text: ABUSE }, requestedAttributes: { TOXICITY: {} } })
    const part = (id: number, path: string, content: string) =>
      `--B\r\nContent-Type: application/http\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <u-1 + ${id}>\r\n\r\n` +
      `POST ${path} HTTP/1.1\r\nContent-Type: application/json\r\nHost: x\r\ncontent-length: ${content.length}\r\n\r\n${content}\r\n`
    const call = `/v1alpha1/comments:analyze?key=${site.key}&alt=json&prettyPrint=false`
    const all = `${part(1, call, body)}${part(2, '/v1alpha1/nothing', '{}')}--B--`
    const answer = await post('/batch', all, { 'content-type': 'multipart/mixed; boundary="B"' })
    expect(answer.status).toBe(200)
    const boundary = /boundary=(\S+)/.exec(answer.headers.get('content-type') ?? '')?.[1] ?? ''
    const parts = answer.text.split(`--${boundary}`).slice(1, -1)
    expect(parts[0]).toMatch(
      /Content-ID: <response-u-1 \+ 1>\r\n\r\nHTTP\/1\.1 200 OK\r\n[\s\S]+\r\n\r\n\{"attributeScores"/,
    )
    expect(parts[1]).toMatch(/Content-ID: <response-u-1 \+ 2>\r\n\r\nHTTP\/1\.1 404 Not Found\r\n/)
    expect(parts).toHaveLength(2)
  })

  it('says of a part that is no call that it is none, and answers the others', async () => {
    const part = (id: number, content: string) =>
      `--B\r\nContent-Type: application/http\r\nContent-ID: <${id}>\r\n\r\n${content}\r\n`
    const body = JSON.stringify({ comment: { text: ABUSE }, requestedAttributes: { TOXICITY: {} } })
    const call = `POST /v1alpha1/comments:analyze HTTP/1.1\r\n\r\n${body}`
    const all = `${part(1, 'no call at all')}${part(2, '')}${part(3, call)}--B--`
    const answer = await post('/batch', all, { 'content-type': 'multipart/mixed; boundary=B' })
    expect(
      [...answer.text.matchAll(/Content-ID: (\S+)\r\n\r\nHTTP\/1\.1 (\d+)/g)].map(([, id, status]) => [id, status]),
    ).toEqual([
      ['<response-1>', '400'],
      ['<response-2>', '400'],
      ['<response-3>', '200'],
    ])
  })

  it.each([['text/plain'], ['multipart/mixed'], ['multipart/mixed; boundary=other']])('refuses %s', async (type) => {
    expect((await post('/batch', '--B\r\n\r\n--B--', { 'content-type': type })).status).toBe(400)
  })
})

describe('/v1/moderations', () => {
  it('answers thirteen categories a text, and says which are not modelled', async () => {
    const answer = await post('/v1/moderations', JSON.stringify({ input: [ABUSE, 'A fine day in the garden.', '!!!'] }))
    const { results, model, id } = answer.json()
    expect([model, id]).toEqual(['omni-moderation-latest', expect.stringMatching(/^modr-/)])
    expect(results.map((one: { flagged: boolean }) => one.flagged)).toEqual([true, false, false])
    expect(Object.keys(results[0].category_scores)).toHaveLength(13)
    expect(results[0].categories.harassment).toBe(true)
    expect(answer.headers.get('x-not-modelled')).toContain('self-harm')
    expect(answer.headers.get('x-skipped')).toBe('2')
  })

  it.each([
    ['no input', {}, 400],
    ['a picture', { input: [{ type: 'image_url', image_url: { url: 'https://x' } }] }, 400],
    ['a number', { input: 5 }, 400],
  ])('refuses %s', async (_name, body, status) => {
    const answer = await post('/v1/moderations', JSON.stringify(body))
    expect([answer.status, answer.json().error.type]).toEqual([status, 'invalid_request_error'])
  })

  it('answers 501 where a site is strict, and 401 without a key', async () => {
    const strict = await makeSiteKey()
    const settings = { scoreAnyway: false, attributesOff: [], strictModerations: true }
    await saveFaceSettings(settings, { siteId: strict.siteId, actor: SYSTEM, now: NOW })
    const authorization = `Bearer ${strict.key}`
    expect((await post('/v1/moderations', '{"input":"a"}', { authorization })).status).toBe(501)
    const bare = await post('/v1/moderations', '{"input":"a"}', { authorization: '' })
    expect([bare.status, bare.json().error.code]).toEqual([401, 'invalid_api_key'])
  })
})

describe('a site', () => {
  it('may switch attributes off, and have every language scored', async () => {
    const { siteId, key } = await makeSiteKey()
    const settings = { scoreAnyway: true, attributesOff: ['SPAM'], strictModerations: false }
    await saveFaceSettings(settings, { siteId, actor: SYSTEM, now: NOW })
    const authorization = `Bearer ${key}`
    const ask = (more: object) =>
      post('/v1alpha1/comments:analyze', JSON.stringify({ comment: { text: ABUSE }, ...more }), { authorization })
    const spam = await ask({ requestedAttributes: { SPAM: {} } })
    expect(spam.json().error.message).toBe('Unknown requested attribute: SPAM')
    const spanish = await ask({ requestedAttributes: { TOXICITY: {} }, languages: ['es'] })
    expect([spanish.status, spanish.json().languages]).toEqual([200, ['es']])
    await writeLanguageTallies()
    expect(await languageUse(siteId, new Date(0))).toEqual([{ language: 'es', scored: 1, refused: 0 }])
  })

  it('sees what its keys were used for, and revokes them within three seconds', { timeout: 10_000 }, async () => {
    const { siteId, id, key } = await makeSiteKey()
    const authorization = `Bearer ${key}`
    const ask = () => post('/v1/moderations', '{"input":"a fine day"}', { authorization })
    await ask()
    await ask()
    await writeKeyUse()
    expect((await listKeys(siteId))[0]).toMatchObject({ requests: 2, refused: 0, lastUsedAt: expect.any(Date) })
    await revokeKey(id, { siteId, actor: SYSTEM, now: NOW })
    await new Promise((resolve) => setTimeout(resolve, 3100))
    expect((await ask()).status).toBe(401)
  })
})
