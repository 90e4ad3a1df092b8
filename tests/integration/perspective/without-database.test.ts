import { createHmac, randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db, disconnect, setDatabase } from '#lib/db/client.ts'
import { apiFace } from '#lib/http/api-face.ts'
import { coralFace } from '#lib/http/coral-face.ts'
import { moderationsFace } from '#lib/http/moderations-face.ts'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { scoresFace } from '#lib/http/scores-face.ts'
import { closeFaceScorer } from '#lib/perspective/face-scorer.ts'
import { saveCoralSecret } from '#lib/perspective/mutations.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { sealSecret } from '#lib/webhooks/seal-secret.ts'
import { testDatabaseUrl } from '#tests/support/database.ts'
import { openLine } from '#tests/support/database-line.ts'
import { NOW, SYSTEM } from '#tests/support/desk.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'

// What breaks is told in the log, which is no concern of these tests.
vi.mock('#lib/logger.ts', async (original) => ({
  ...(await original<typeof import('#lib/logger.ts')>()),
  logger: () => ({ error: () => undefined, warn: () => undefined, info: () => undefined }),
}))

const SECRET = 'a secret of Coral'
const HARMLESS = 'Thank you for this interesting article about the new road.'

let line: Awaited<ReturnType<typeof openLine>>
let served: Awaited<ReturnType<typeof serveFaces>>
beforeAll(async () => {
  line = await openLine(testDatabaseUrl)
  setDatabase(line.url)
  served = await serveFaces([perspectiveFace, moderationsFace, scoresFace, coralFace, apiFace])
})
afterAll(async () => {
  await served.close()
  await closeFaceScorer()
  await disconnect()
  await line.close()
})

type Site = { key: string; coral: string }
let site: Site
beforeEach(async () => {
  const made = await makeSiteKey()
  const sealed = sealSecret(SECRET, { installation: secrets().webhook, nonce: randomBytes(12) })
  await saveCoralSecret(sealed, { siteId: made.siteId, actor: SYSTEM, now: NOW })
  const { key: coral } = await db().site.findUniqueOrThrow({ where: { id: made.siteId } })
  site = { key: made.key, coral }
})
afterEach(async () => {
  vi.useRealTimers()
  await line.mend()
})

const ANALYZE = JSON.stringify({ comment: { text: HARMLESS }, requestedAttributes: { TOXICITY: {} } })
const SUGGEST = JSON.stringify({
  comment: { text: HARMLESS },
  attributeScores: { TOXICITY: { summaryScore: { value: 0 } } },
})
const CORAL = JSON.stringify({ comment: { body: HARMLESS } })

/** A request of each kind, and what is said to it where no answer can be made. */
const unavailable = { error: { code: 503, status: 'UNAVAILABLE', message: expect.any(String) } }
const REQUESTS: Readonly<Record<string, { path: string; method?: string; body?: string; said: object }>> = {
  analyze: { path: '/v1alpha1/comments:analyze', body: ANALYZE, said: unavailable },
  suggestscore: { path: '/v1alpha1/comments:suggestscore', body: SUGGEST, said: unavailable },
  discovery: { path: '/$discovery/rest?version=v1alpha1', method: 'GET', said: unavailable },
  moderations: {
    path: '/v1/moderations',
    body: JSON.stringify({ input: HARMLESS }),
    said: { error: { type: 'server_error', message: expect.any(String), param: null, code: null } },
  },
  scores: { path: '/api/v1/scores', body: JSON.stringify({ id: 1, text: HARMLESS }), said: { status: 503 } },
  comments: { path: '/api/v1/comments/c-1', method: 'GET', said: { status: 503 } },
}

async function ask({ key, coral }: Site, name: string) {
  const { path, method = 'POST', body } = REQUESTS[name] ?? { path: `/api/v1/coral/${coral}`, body: CORAL }
  const signature = `sha256=${createHmac('sha256', SECRET).update(CORAL).digest('hex')}`
  const headers = { 'x-goog-api-key': key, 'x-coral-signature': signature }
  const start = performance.now()
  const response = await fetch(served.url + path, { method, headers, ...(body && { body }) })
  const text = await response.text()
  const cors = response.headers.get('access-control-allow-origin')
  return { status: response.status, json: text === '' ? null : JSON.parse(text), cors, ms: performance.now() - start }
}

/** What the faces have asked of the database is asked again. */
const later = (milliseconds: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds })

const AWAY = [
  ['away', () => line.cut()],
  ['frozen', () => line.freeze()],
] as const

describe.each(AWAY)('with the database %s', (_how, away) => {
  it('each face answers by its own error, in time', { timeout: 20_000 }, async () => {
    await away()
    const answered = await Promise.all(Object.keys(REQUESTS).map((name) => ask(site, name)))
    for (const [i, { said }] of Object.values(REQUESTS).entries()) {
      const expected = { status: 503, cors: '*', json: expect.objectContaining(said) }
      expect(answered[i]).toMatchObject(expected)
      expect(answered[i]?.ms).toBeLessThan(10_000)
    }
  })

  it('what is known already holds for a minute, and at once', async () => {
    for (const name of ['analyze', 'moderations', 'scores', 'coral'])
      expect((await ask(site, name)).status).toBeLessThan(300)
    await away()
    later(55_000)
    for (const name of ['analyze', 'moderations', 'scores']) {
      const { status, ms } = await ask(site, name)
      expect([name, status]).toEqual([name, 200])
      expect(ms).toBeLessThan(4000)
    }
    await ask(site, 'coral')
    expect((await ask(site, 'coral')).status).toBe(204)
    later(65_000)
    expect((await ask(site, 'analyze')).status).toBe(503)
  })

  it('Coral is told to have a person look, of what it asks and of what nobody knows', async () => {
    await away()
    for (const asked of [site, { ...site, coral: 'nobody' }]) {
      const answers = [await ask(asked, 'coral'), await ask(asked, 'coral'), await ask(asked, 'coral')]
      for (const { status, json } of answers) expect([status, json]).toEqual([200, { status: 'PREMOD' }])
      // The quickest: a shared machine keeps single ones waiting.
      expect(Math.min(...answers.map(({ ms }) => ms))).toBeLessThan(1000)
    }
  })

  it('feedback that cannot be kept is said not to be', async () => {
    await ask(site, 'suggestscore')
    await away()
    const { status, json } = await ask(site, 'suggestscore')
    expect([status, json]).toEqual([503, unavailable])
  })

  it('a batch is answered part by part', async () => {
    await away()
    const part = (id: number) =>
      `--B\r\nContent-Type: application/http\r\nContent-ID: <${id}>\r\n\r\nPOST /v1alpha1/comments:analyze HTTP/1.1\r\n\r\n${ANALYZE}\r\n`
    const init = { method: 'POST', body: `${part(1)}${part(2)}${part(3)}--B--` }
    const headers = { 'content-type': 'multipart/mixed; boundary=B', 'x-goog-api-key': site.key }
    const start = performance.now()
    const text = await (await fetch(`${served.url}/batch`, { ...init, headers })).text()
    expect(text.match(/HTTP\/1\.1 503 Service Unavailable/g)).toHaveLength(3)
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it('everything is answered again when it is back', async () => {
    await away()
    await Promise.all(Object.keys(REQUESTS).map((name) => ask(site, name)))
    await line.mend()
    later(5000)
    expect((await ask(site, 'analyze')).status).toBe(200)
    expect((await ask(site, 'comments')).status).toBe(404)
    expect((await ask(site, 'coral')).status).toBe(204)
  })
})
