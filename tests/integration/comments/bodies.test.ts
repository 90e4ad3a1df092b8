import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { processorTime } from '#tests/support/processor-time.ts'
import { outcomes, withApi } from '#tests/support/with-api.ts'

const { call, send } = withApi()
const article = { id: 'a1', title: 'The new road', url: 'https://news.example/road' }

describe('a body of comments', () => {
  const of = (postedAt: string, i: number) => ({ id: `dated ${i}`, text: 'Dated.', article, postedAt })

  it.each([
    ['0000-01-01T00:00:00Z'],
    ['0001-01-01T00:00:00+14:00'],
    ['9999-12-31T23:59:59-14:00'],
    ['2026-01-01T00:00:00+23:59'],
    ['2026-01-01T00:00:00-16:00'],
    [`2026-01-01T00:00:00.${'1'.repeat(200)}Z`],
  ])('refuses a comment of %s alone, and takes the others', async (postedAt) => {
    const { status, json } = await send([
      of(postedAt, 1),
      { id: `beside ${postedAt.slice(0, 30)}`, text: 'Beside.', article },
    ])
    expect([status, outcomes(json)]).toEqual([200, [expect.stringMatching(/^postedAt: /), 'created']])
    expect((await send(of(postedAt, 1))).status).toBe(422)
  })

  it('takes moments at the ends of what it takes, and gives them back as they were', async () => {
    const moments = [
      '0001-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999Z',
      '2026-01-01T15:00:00+15:59',
      '2026-01-01T00:00:00-15:59',
    ]
    expect(outcomes((await send(moments.map((moment, i) => of(moment, 10 + i)))).json)).toEqual(
      Array(4).fill('created'),
    )
    const kept = await db().comment.findMany({
      where: { externalId: { startsWith: 'dated 1' } },
      orderBy: { externalId: 'asc' },
    })
    expect(kept.map(({ postedAt }) => postedAt?.toISOString())).toEqual(
      moments.map((one) => new Date(one).toISOString()),
    )
  })

  it.each([[{ toString: 1 }], [['a']], [null], [true]])('gives %j for an id a receipt without one', async (id) => {
    const { status, json } = await send([
      { id: 'a good one', text: 'Good.', article },
      { id, text: 'Bad.', article },
    ])
    expect([status, json.results[0].id, json.results[1]]).toEqual([
      200,
      'a good one',
      { id: '', outcome: 'refused', reason: expect.stringMatching(/^id: /) },
    ])
  })

  it.each([
    ['application/X-NDJSON', 2],
    ['text/plain', 2],
    ['application/json', 2],
    [undefined, 2],
    ['application/json', 1],
    ['application/x-ndjson', 1],
  ])('reads lines that are said to be %s, with a byte order mark as some programs write it', async (type, count) => {
    const ids = ['mark 1', 'mark 2'].slice(0, count)
    const lines = ids.map((id) => JSON.stringify({ id, text: 'With a mark.', article })).join('\r\n')
    const { status, json } = await call(
      'POST',
      '/api/v1/comments',
      `\uFEFF${lines}`,
      type ? { 'content-type': type } : {},
    )
    expect([status, json.results?.map((one: { id: string }) => one.id)]).toEqual([200, ids])
  })

  it('says of too many lines, even of many more, how many it takes', async () => {
    const lines = `${JSON.stringify({ id: 'many', text: 'Many.', article })}\n`.repeat(1001) + 'no\n'.repeat(1_000_000)
    const started = processorTime()
    expect((await call('POST', '/api/v1/comments', lines)).json.detail).toBe(
      'Send at least one comment and at most 1000.',
    )
    expect(processorTime() - started).toBeLessThan(2000)
  })

  it('takes no list that breaks off for lines', async () => {
    const [one, two] = ['cut 1', 'cut 2'].map((id) => JSON.stringify({ id, text: 'Cut.', article }))
    expect((await call('POST', '/api/v1/comments', `[\n${one},\n${two}\n`)).status).toBe(400)
    expect(await db().comment.count({ where: { externalId: { startsWith: 'cut' } } })).toBe(0)
  })

  it('keeps nothing of what is not UTF-8', async () => {
    const bytes = Buffer.from(JSON.stringify({ id: 'latin', text: 'Caf\xe9.', article }), 'latin1')
    const ask = async (method: string, path: string) => {
      const { status, json } = await call(method, path, new Uint8Array(bytes))
      return [status, json.detail]
    }
    const refused = [400, 'The body is not UTF-8.']
    expect(await ask('POST', '/api/v1/comments')).toEqual(refused)
    expect(await ask('PUT', '/api/v1/comments/latin')).toEqual(refused)
    expect(await ask('POST', '/api/v1/comments/c1/reports')).toEqual(refused)
    expect((await call('GET', '/api/v1/comments/latin')).status).toBe(404)
  })
})
