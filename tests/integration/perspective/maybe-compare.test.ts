import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { maybeCompare } from '#lib/http/compare-scores.ts'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { faceSettings } from '#lib/perspective/data.ts'
import { closeFaceScorer } from '#lib/perspective/face-scorer.ts'
import { OLD_SERVICE } from '#lib/perspective/fetch-old-scores.ts'
import { saveComparing } from '#lib/perspective/mutations.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { sealSecret } from '#lib/webhooks/seal-secret.ts'
import { NOW, SYSTEM } from '#tests/support/desk.ts'
import { makeSiteKey, serveFaces } from '#tests/support/face-server.ts'

type Answering = (request: IncomingMessage, response: ServerResponse) => unknown

/** In place of the old service: our own face, which speaks the contract, or whatever a test has it do instead. */
const old = createServer((request, response) => {
  asked.push(request)
  void answering(request, response)
})
const contract: Answering = (request, response) => perspectiveFace.handle(request, response)
let asked: IncomingMessage[] = []
let answering = contract
let base: string
let oldKey: string
let ours: Awaited<ReturnType<typeof serveFaces>>

beforeAll(async () => {
  await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve))
  const address = old.address()
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  ours = await serveFaces([perspectiveFace])
  oldKey = (await makeSiteKey()).key
  const { fetch } = globalThis
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
    fetch(String(input).replace(OLD_SERVICE, base), init),
  )
})
beforeEach(() => {
  asked = []
  answering = contract
})
afterEach(async () => {
  // What is under way counts for all sites: each test ends with nothing of it.
  old.closeAllConnections()
  await vi.waitFor(async () => expect(await slotsFree()).toBe(true), 15_000)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await ours.close()
  old.closeAllConnections()
  await new Promise((resolve) => old.close(resolve))
  await closeFaceScorer()
})

async function comparing(percent: number) {
  const site = await makeSiteKey()
  const sealedKey = sealSecret(oldKey, { installation: secrets().webhook, nonce: randomBytes(12) })
  await saveComparing({ percent, sealedKey }, { siteId: site.siteId, actor: SYSTEM, now: NOW })
  const settings = await faceSettings(site.siteId)
  const scores = new Map([
    ['TOXICITY', 0.25],
    ['INSULT', 0.5],
  ])
  return { ...site, asked: { siteId: site.siteId, settings, scores, text: 'You stupid idiot.', scorer: 'embedded@1' } }
}

const kept = (siteId: string) => db().comparison.count({ where: { siteId } })

/** Whether as many as may be can be under way. */
async function slotsFree(): Promise<boolean> {
  answering = contract
  asked = []
  const { asked: one } = await comparing(100)
  for (let i = 0; i < 8; i++) maybeCompare(one, 0)
  await sleep(300)
  return asked.length === 8 && (await kept(one.siteId)) === 16
}

describe('the share that is compared', () => {
  it.each([
    [0, 0, 0],
    [25, 0, 1],
    [25, 0.2499, 1],
    [25, 0.25, 0],
    [25, 0.99, 0],
    [100, 0.9999, 1],
  ])('of %i per cent sends a request whose chance is %d so often: %i', async (percent, chance, times) => {
    const { asked: one, siteId } = await comparing(percent)
    maybeCompare(one, chance)
    await (times ? expect.poll(() => kept(siteId)).toBe(2) : sleep(100))
    expect(asked).toHaveLength(times)
  })

  it('is nothing without a key, or where no attribute can be compared', async () => {
    const { asked: one } = await comparing(100)
    maybeCompare({ ...one, settings: { ...one.settings, compareKey: null } }, 0)
    maybeCompare({ ...one, scores: new Map() }, 0)
    await sleep(100)
    expect(asked).toEqual([])
  })

  it('has the text and what is asked of it sent, and the key in a header alone', async () => {
    const { key, siteId } = await comparing(100)
    let body = ''
    answering = async (request, response) => {
      for await (const chunk of request) body += chunk
      response.end('{"attributeScores":{"TOXICITY":{"summaryScore":{"value":0.5}}}}')
    }
    await analyze(key, { SPAM: {}, TOXICITY: {}, 'INSULT@6': {} })
    await expect.poll(() => kept(siteId)).toBe(1)
    expect(JSON.parse(body)).toEqual({
      comment: { text: TEXT },
      requestedAttributes: { TOXICITY: {} },
      languages: ['en'],
      doNotStore: true,
    })
    expect(asked[0]?.headers['x-goog-api-key']).toBe(oldKey)
    expect(asked[0]?.url).toBe('/v1alpha1/comments:analyze')
  })

  it('has nothing sent of a request for what we only count by hand', async () => {
    const { key } = await comparing(100)
    await analyze(key, { SPAM: {} })
    await sleep(100)
    expect(asked).toEqual([])
  })
})

const TEXT = 'You are a stupid idiot, shut up.'

async function analyze(key: string, requestedAttributes: object = { TOXICITY: {} }) {
  const body = JSON.stringify({ comment: { text: TEXT }, requestedAttributes })
  const response = await fetch(`${ours.url}/v1alpha1/comments:analyze?key=${key}`, { method: 'POST', body })
  return { status: response.status, text: await response.text() }
}

const silence: Answering = () => undefined

describe('comparisons under way', () => {
  it('are eight at the most, and others follow once these are done', async () => {
    const { asked: one, siteId } = await comparing(100)
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    answering = async (request, response) => {
      await held
      await contract(request, response)
    }
    for (let i = 0; i < 20; i++) maybeCompare(one, 0)
    await expect.poll(() => asked).toHaveLength(8)
    await sleep(200)
    expect(asked).toHaveLength(8)
    release()
    await expect.poll(() => kept(siteId)).toBe(16)
    maybeCompare(one, 0)
    await expect.poll(() => kept(siteId)).toBe(18)
  })

  it('are given up after five seconds, and hold nothing up until then', async () => {
    const { asked: one, key, siteId } = await comparing(100)
    answering = silence
    for (let i = 0; i < 8; i++) maybeCompare(one, 0)
    await expect.poll(() => asked).toHaveLength(8)
    const start = performance.now()
    for (let i = 0; i < 10; i++) expect((await analyze(key)).status).toBe(200)
    expect(performance.now() - start).toBeLessThan(4000)
    expect(asked).toHaveLength(8)
    answering = contract
    await vi.waitFor(
      async () => {
        maybeCompare(one, 0)
        expect(await kept(siteId)).toBeGreaterThan(0)
      },
      { timeout: 8000, interval: 500 },
    )
    expect(performance.now() - start).toBeGreaterThan(4000)
  })
})

describe('an old service that fails', () => {
  it.each<[string, Answering]>([
    ['says nothing', silence],
    ['hangs up', (request) => request.destroy()],
    ['answers 500', (_, response) => response.writeHead(500).end('down')],
    ['leads elsewhere', (_, response) => response.writeHead(302, { location: 'https://elsewhere.example/' }).end()],
    ['answers no JSON', (_, response) => response.end('<html>')],
    ['answers without an end', (_, response) => response.write('{"attributeScores":')],
  ])('and %s changes nothing in our answer', async (_name, failing) => {
    const plain = await analyze((await comparing(0)).key)
    const { key, siteId } = await comparing(100)
    answering = failing
    const start = performance.now()
    expect(await analyze(key)).toEqual(plain)
    expect(performance.now() - start).toBeLessThan(4000)
    await expect.poll(() => asked).toHaveLength(1)
    expect(await kept(siteId)).toBe(0)
  })

  it('or a database that does not keep it, harms nobody', async () => {
    const { asked: one } = await comparing(100)
    maybeCompare({ ...one, siteId: newId() }, 0)
    await expect.poll(() => asked).toHaveLength(1)
  })
})
