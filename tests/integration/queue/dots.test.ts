import { beforeAll, describe, expect, it } from 'vitest'
import { viewCount } from '#lib/queue/counts/data.ts'
import { queueSample } from '#lib/queue/data.ts'
import { queueDots } from '#lib/queue/dots/data.ts'
import { viewQuery } from '#lib/queue/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { makePerson, makeSite } from '#tests/support/desk.ts'
import { fillQueue } from '#tests/support/fill-queue.ts'

const COMMENTS = 700
let siteId: string

beforeAll(async () => {
  siteId = await makeSite()
  await fillQueue(siteId, COMMENTS, 100)
})

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

describe('the columns of a dot chart', () => {
  it.each(ATTRIBUTES)('by %s hold what a range of the same edges holds', async (by) => {
    const { columns, without } = await queueDots(siteId, viewQuery.parse({}), by)
    expect(columns).toHaveLength(100)
    expect(sum(columns) + without).toBe(COMMENTS)
    for (const [from, to] of [
      [0, 20],
      [29, 30],
      [57, 58],
      [33, 71],
      [0, 100],
      [99, 100],
    ] as const) {
      const view = viewQuery.parse({ band: `${by}:${from / 100}-${to / 100}` })
      expect(await viewCount(siteId, view), `${from} to ${to}`).toEqual({
        count: sum(columns.slice(from, to)),
        exact: true,
      })
    }
  })

  it('are those of the view, but for the range that it holds', async () => {
    const whole = await queueDots(siteId, viewQuery.parse({ queue: 'flagged' }), 'insult')
    expect(await queueDots(siteId, viewQuery.parse({ queue: 'flagged', band: 'insult:0.2-0.4' }), 'insult')).toEqual(
      whole,
    )
    const other = await queueDots(siteId, viewQuery.parse({ queue: 'flagged', band: 'threat:0.2-0.4' }), 'insult')
    expect(sum(other.columns)).toBeLessThan(sum(whole.columns))
  })

  it('by time hold what a range of the same moments holds', async () => {
    const { columns, edges, without } = await queueDots(siteId, viewQuery.parse({}), 'time')
    expect({ all: sum(columns), without }).toEqual({ all: COMMENTS, without: 0 })
    const view = viewQuery.parse({ after: edges[0], before: edges[100] })
    expect(await viewCount(siteId, view)).toEqual({ count: COMMENTS, exact: true })
  })

  it('are empty where nothing waits', async () => {
    const empty = await makeSite()
    for (const by of ['toxicity', 'time'] as const) {
      expect(sum((await queueDots(empty, viewQuery.parse({}), by)).columns)).toBe(0)
    }
  })
})

it('a sample is of the view, each comment once', async () => {
  const userId = await makePerson('Ana')
  const rows = await queueSample(siteId, viewQuery.parse({ band: 'insult:0.5-1' }), { userId, count: 20 })
  expect(new Set(rows.map((row) => row.commentId)).size).toBe(20)
  for (const row of rows) expect(row.scores?.insult).toBeGreaterThanOrEqual(0.5)
})
