import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countIn, rangeOf, rangeView } from '#app/(desk)/sites/[site]/range/range-view.ts'
import { AXES, COLUMNS } from '#lib/queue/dots/axes.ts'
import { viewQuery } from '#lib/queue/schema.ts'

const range = fc
  .tuple(fc.integer({ min: 0, max: COLUMNS }), fc.integer({ min: 0, max: COLUMNS }))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)

const start = Date.parse('2026-11-01T00:00:00.000Z')
const moments = Array.from({ length: COLUMNS + 1 }, (_, index) => new Date(start + index * 60_007).toISOString())
const shares = Array.from({ length: COLUMNS + 1 }, (_, index) => index / COLUMNS)

describe('a range in an address', () => {
  it.each(AXES)('by %s is read back as it was chosen', (by) => {
    const dots = { by, edges: by === 'time' ? moments : shares }
    fc.assert(
      fc.property(range, (chosen) => {
        const view = rangeView(viewQuery.parse({}), dots, chosen)
        expect(viewQuery.safeParse(view).success).toBe(true)
        expect(rangeOf(view, dots)).toEqual(chosen)
      }),
    )
  })

  it('is the lowest fifth where the view says none', () => {
    expect(rangeOf(viewQuery.parse({}), { by: 'insult', edges: shares })).toEqual([0, 20])
    expect(rangeOf(viewQuery.parse({ band: 'threat:0.5-0.7' }), { by: 'insult', edges: shares })).toEqual([0, 20])
  })

  it('keeps what else narrows the view, and the order of a queue that has no other', () => {
    const view = viewQuery.parse({ queue: 'escalated', rule: 'threat' })
    expect(rangeView(view, { by: 'insult', edges: shares }, [3, 50])).toMatchObject({
      rule: 'threat',
      order: 'newest',
      band: 'insult:0.03-0.5',
    })
  })

  it('counts what its columns hold', () => {
    const columns = Array.from({ length: COLUMNS }, (_, index) => index)
    expect(countIn({ columns }, [0, COLUMNS])).toBe(4950)
    expect(countIn({ columns }, [98, COLUMNS])).toBe(98 + 99)
  })
})
