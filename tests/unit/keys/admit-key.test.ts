import { describe, expect, it, vi } from 'vitest'
import { FreshCache } from '#lib/http/fresh-cache.ts'
import { admitKey } from '#lib/keys/admit-key.ts'
import { RateLimit } from '#lib/keys/rate-limit.ts'
import { newKey } from '#lib/keys/schema.ts'

const key = { id: 'k', siteId: 's', scopes: ['analyze'], origins: [] as string[], ratePerMinute: null as number | null }
const ask = (more: Partial<typeof key>, origin: string | null = null) =>
  admitKey({ ...key, ...more }, { scope: 'analyze', origin, now: 0, rates: new RateLimit() })

describe('a standing key', () => {
  it.each([
    ['with the scope', {}, null, { ok: true }],
    ['without it', { scopes: ['ingest'] }, null, { ok: false, reason: 'scope' }],
    ['from its origin', { origins: ['https://a.example'] }, 'https://a.example', { ok: true }],
    [
      'from another',
      { origins: ['https://a.example'] },
      'https://b.example',
      { ok: false, reason: 'origin', origin: 'https://b.example' },
    ],
    ['from nowhere', { origins: ['https://a.example'] }, null, { ok: false, reason: 'origin', origin: '<empty>' }],
  ])('%s: %j from %j', (_name, more, origin, expected) => {
    expect(ask(more, origin)).toEqual(expected)
  })
})

describe('a rate', () => {
  const take = (rates: RateLimit, now: number) => rates.take('k', { perMinute: 3, now })

  it('lets a minute’s worth go at once, then one every 20 seconds', () => {
    const rates = new RateLimit()
    expect([take(rates, 0), take(rates, 0), take(rates, 0), take(rates, 0)]).toEqual([0, 0, 0, 20])
    expect([take(rates, 19_000), take(rates, 20_000), take(rates, 20_001)]).toEqual([1, 0, 20])
    expect([take(rates, 600_000), take(rates, 600_000), take(rates, 600_000), take(rates, 600_000)]).toEqual([
      0, 0, 0, 20,
    ])
  })

  it('is each key’s own, and a clock that goes back gives nothing', () => {
    const rates = new RateLimit()
    expect(rates.take('a', { perMinute: 1, now: 100_000 })).toBe(0)
    expect(rates.take('b', { perMinute: 1, now: 100_000 })).toBe(0)
    expect(rates.take('a', { perMinute: 1, now: 0 })).toBe(60)
  })
})

describe('a new key', () => {
  it.each([
    ['https://news.example', 'https://news.example'],
    ['https://news.example/', 'https://news.example'],
    ['HTTP://News.Example:8080', 'http://news.example:8080'],
    ['https://news.example/path', null],
    ['news.example', null],
    ['ftp://news.example', null],
    ['*', null],
  ])('takes the origin %s as %s', (origin, expected) => {
    const read = newKey.safeParse({ name: 'a', scopes: ['analyze'], origins: [origin] })
    expect(read.success ? read.data.origins[0] : null).toBe(expected)
  })
})

describe('a fresh cache', () => {
  it('asks once while fresh, again after, and keeps no failure', async () => {
    let asked = 0
    const cache = new FreshCache(
      async (name) => {
        asked += 1
        if (name === 'bad') throw new Error('no')
        return asked
      },
      { keepFor: 10, holdFor: 10, most: 2 },
    )
    expect([await cache.get('a', 0), await cache.get('a', 9), await cache.get('a', 10)]).toEqual([1, 1, 2])
    await expect(cache.get('bad', 0)).rejects.toThrow('no')
    await expect(cache.get('bad', 0)).rejects.toThrow('no')
    expect(asked).toBe(4)
  })

  it('says the last answer while there is no other, for as long as it may', async () => {
    let answer: () => Promise<number> = async () => 1
    const cache = new FreshCache(() => answer(), { keepFor: 10, holdFor: 100, most: 2 })
    await cache.get('a', 0)
    answer = () => Promise.reject(new Error('away'))
    expect([await cache.get('a', 20), await cache.get('a', 99)]).toEqual([1, 1])
    await expect(cache.get('a', 100)).rejects.toThrow('away')
    await expect(cache.get('b', 20)).rejects.toThrow('away')
  })

  it('does not wait long where it knows an answer, asks no second time meanwhile, and takes the late one', async () => {
    const late = Promise.withResolvers<number>()
    const load = vi.fn(async () => 1)
    const cache = new FreshCache(load, { keepFor: 10, holdFor: 100, most: 2 })
    await cache.get('a', 0)
    load.mockReturnValue(late.promise)
    const start = performance.now()
    expect([await cache.get('a', 20), await cache.get('a', 60)]).toEqual([1, 1])
    expect(performance.now() - start).toBeLessThan(1000)
    expect(load).toHaveBeenCalledTimes(2)
    late.resolve(2)
    await late.promise
    expect(await cache.get('a', 25)).toBe(2)
  })

  it('holds no more than it may', async () => {
    const cache = new FreshCache(async () => Math.random(), { keepFor: 1000, holdFor: 1000, most: 2 })
    const first = await cache.get('a', 0)
    await cache.get('b', 0)
    await cache.get('c', 0)
    expect(await cache.get('a', 0)).not.toBe(first)
  })
})
