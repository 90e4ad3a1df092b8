import { createServer, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { decide } from '#lib/decisions/mutations.ts'
import { FETCH_LIMITS, type FetchRules, PUBLIC_RULES } from '#lib/ingest/fetch-page.ts'
import { listDeliveries } from '#lib/webhooks/data.ts'
import { deliverWebhook } from '#lib/webhooks/deliver-webhook.ts'
import { addEndpoint, removeEndpoint, replayDelivery, rotateSecret } from '#lib/webhooks/mutations.ts'
import { type DeliveryPlace, type ListedDelivery, readPlace, writePlace } from '#lib/webhooks/schema.ts'
import { isSigned } from '#lib/webhooks/sign-delivery.ts'
import { makeArticle, makePerson, makeSite, NOW, SYSTEM } from '#tests/support/desk.ts'

type Heard = { body: string; headers: IncomingMessage['headers'] }
const heard: Heard[] = []
let answer = 200
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    heard.push({ body, headers: request.headers })
    response.writeHead(answer, { location: 'http://127.0.0.1:1/' }).end()
  })
})
let url: string
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address === 'object' && address) url = `http://127.0.0.1:${address.port}/hook`
})
afterAll(() => {
  server.close()
})

const installation = 'a secret of the installation, long enough'
const loopback: FetchRules = {
  ...PUBLIC_RULES,
  allowsAddress: () => true,
  allowsPort: () => true,
  limits: FETCH_LIMITS,
}
const deliver = (id: string, more: { last?: boolean; rules?: FetchRules; now?: Date } = {}) =>
  deliverWebhook(id, {
    installation,
    now: () => more.now ?? new Date(),
    last: more.last ?? false,
    rules: more.rules ?? loopback,
  })

async function makeDecided(endpoint = url) {
  const siteId = await makeSite()
  const by = { siteId, actor: SYSTEM, now: NOW }
  const added = await addEndpoint({ url: endpoint, installation }, by)
  const userId = await makePerson('Ana')
  const articleId = await makeArticle(siteId, ['A comment that nobody else reads.'])
  const { commentId } = await db().commentState.findFirstOrThrow({ where: { articleId } })
  const request = {
    batchId: newId(),
    kind: 'hide' as const,
    reason: 'threat' as const,
    items: [{ commentId, version: 1 }],
  }
  const decided = await decide(request, { siteId, userId, mayOverride: false, now: NOW } as Parameters<
    typeof decide
  >[1])
  const [delivery] = await listDeliveries(siteId, { limit: 10, before: null })
  return { siteId, by, added, decided, commentId, delivery, id: delivery?.id ?? '' }
}

describe('a decision', () => {
  it('is told, signed, without a text or a name', async () => {
    const { id, added, commentId, decided, siteId } = await makeDecided()
    expect(decided.ok).toBe(true)
    await deliver(id)
    const last = heard.at(-1)
    const body = last?.body ?? ''
    expect(JSON.parse(body)).toMatchObject({
      type: 'comment.decided',
      deliveryId: id,
      comment: { commentId, source: 'page', revision: 1 },
      decision: { kind: 'hide', reason: 'threat', statusBefore: 'pending', status: 'hidden', version: 2 },
    })
    expect(body).not.toMatch(/nobody else|Ana|Reader0/)
    const signature = String(last?.headers['belowline-signature'])
    expect(isSigned(body, { signature, secret: added.secret, now: new Date() })).toBe(true)
    expect((await listDeliveries(siteId, { limit: 1, before: null }))[0]).toMatchObject({
      state: 'delivered',
      attempts: 1,
      lastStatus: 200,
    })
  })

  it('asks for its job in the same transaction, which is tried through a night', async () => {
    const { id } = await makeDecided()
    const jobs = await db().$queryRaw<
      object[]
    >`SELECT max_attempts FROM graphile_worker.jobs WHERE key = ${`deliver-webhook:${id}`}`
    expect(jobs).toEqual([{ max_attempts: 13 }])
  })

  it('is told to nobody where nobody listens, or no longer does', async () => {
    const { id, added, by } = await makeDecided()
    expect(await removeEndpoint(added.id, by)).toBe(true)
    const before = heard.length
    await deliver(id)
    expect(heard).toHaveLength(before)
  })

  it('is told once, and again by hand', async () => {
    const { id, added, by } = await makeDecided()
    const before = heard.length
    await deliver(id)
    await deliver(id)
    expect(heard).toHaveLength(before + 1)
    expect(await replayDelivery(id, by)).toBe(true)
    await deliver(id)
    expect(heard).toHaveLength(before + 2)
    expect(await replayDelivery(id, { ...by, siteId: await makeSite() })).toBe(false)
    await removeEndpoint(added.id, by)
    expect(await replayDelivery(id, by)).toBe(false)
    expect((await listDeliveries(by.siteId, { limit: 1, before: null }))[0]?.state).toBe('delivered')
  })

  it.each([500, 302, 404])('that is answered with %i is tried again, and given up at the last', async (status) => {
    const { id, siteId } = await makeDecided()
    answer = status
    await expect(deliver(id)).rejects.toThrow('not delivered')
    expect((await listDeliveries(siteId, { limit: 1, before: null }))[0]).toMatchObject({
      state: 'waiting',
      lastStatus: status,
      lastFailure: 'refused',
    })
    await deliver(id, { last: true })
    expect((await listDeliveries(siteId, { limit: 1, before: null }))[0]).toMatchObject({
      state: 'failed',
      attempts: 2,
    })
    answer = 200
  })

  it.each([
    ['http://127.0.0.1/hook', 'not-public'],
    ['http://[::1]/hook', 'not-public'],
    ['http://169.254.169.254/latest', 'not-public'],
    ['http://localhost/hook', 'not-public'],
    ['http://user:pass@news.example/', 'bad-address'],
    ['http://news.example:8080/', 'bad-address'],
  ])('is never told to %s', async (address, failure) => {
    const { id, siteId } = await makeDecided(address)
    const before = heard.length
    await deliver(id, { last: true, rules: PUBLIC_RULES })
    expect(heard).toHaveLength(before)
    expect((await listDeliveries(siteId, { limit: 1, before: null }))[0]).toMatchObject({
      state: 'failed',
      lastFailure: failure,
    })
  })

  it('is signed by both secrets for a day after a rotation, and by the new one alone then', async () => {
    const { id, added, by } = await makeDecided()
    const secret = (await rotateSecret({ id: added.id, installation }, by)) ?? ''
    const tell = async (now: Date) => {
      await replayDelivery(id, by)
      await deliver(id, { now })
      const { body, headers } = heard.at(-1) ?? { body: '', headers: {} }
      const signature = String(headers['belowline-signature'])
      return [secret, added.secret].map((one) => isSigned(body, { signature, secret: one, now }))
    }
    expect(await tell(new Date(NOW.getTime() + 23 * 3_600_000))).toEqual([true, true])
    expect(await tell(new Date(NOW.getTime() + 25 * 3_600_000))).toEqual([true, false])
  })
})

describe('the log of deliveries', () => {
  it('is read in pages by time and id, also where a bulk made many at the same moment', async () => {
    const siteId = await makeSite()
    await addEndpoint({ url, installation }, { siteId, actor: SYSTEM, now: NOW })
    const userId = await makePerson('Ana')
    await makeArticle(
      siteId,
      Array.from({ length: 7 }, (_, i) => `A comment, the ${i}th.`),
    )
    const states = await db().commentState.findMany({ where: { siteId } })
    for (const [first, last] of [
      [0, 5],
      [5, 7],
    ] as const) {
      const items = states.slice(first, last).map(({ commentId }) => ({ commentId, version: 1 }))
      const request = { batchId: newId(), kind: 'approve' as const, reason: null, items }
      await decide(request, { siteId, userId, mayOverride: false, now: new Date(NOW.getTime() + first) })
    }
    const whole = await listDeliveries(siteId, { limit: 100, before: null })
    expect(whole).toHaveLength(7)
    const walked: string[] = []
    for (let before: DeliveryPlace | null = null; ; ) {
      const page: ListedDelivery[] = await listDeliveries(siteId, { limit: 2, before })
      walked.push(...page.map(({ id }) => id))
      const last = page.at(-1)
      if (!last) break
      before = readPlace(writePlace(last))
      expect(before).toEqual({ createdAt: last.createdAt, id: last.id })
    }
    expect(walked).toEqual(whole.map(({ id }) => id))
    expect(whole.every(({ removed, lastAt }) => !removed && lastAt === null)).toBe(true)
  })

  it.each([undefined, '', '1-2', 'x-01890000-0000-7000-8000-000000000001', ['a', 'b']])(
    'knows no place in %j',
    (text) => {
      expect(readPlace(text)).toBeNull()
    },
  )
})
