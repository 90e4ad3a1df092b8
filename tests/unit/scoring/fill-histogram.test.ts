import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BARS, type BarCount, fillHistograms } from '#lib/scoring/fill-histogram.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

const counted = fc.record({
  attribute: fc.constantFrom(...ATTRIBUTES),
  bar: fc.integer({ min: 0, max: BARS - 1 }),
  count: fc.nat(1000),
  over: fc.nat(10),
})

describe('a histogram of scores', () => {
  it('has every attribute and every bar, with 0 where nothing was counted', () => {
    const histograms = fillHistograms([{ attribute: 'threat', bar: 19, count: 3, over: 2 }])
    expect(Object.keys(histograms)).toEqual([...ATTRIBUTES])
    expect(histograms.threat).toEqual({ bars: [...Array(19).fill(0), 3], total: 3, over: 2 })
    expect(histograms.insult).toEqual({ bars: Array(20).fill(0), total: 0, over: 0 })
  })

  it('loses no score and makes none up', () => {
    fc.assert(
      fc.property(fc.array(counted), (counts) => {
        const histograms = fillHistograms(counts)
        const sum = (of: (one: BarCount) => number) => counts.reduce((total, one) => total + of(one), 0)
        const all = Object.values(histograms)
        expect(all.reduce((total, one) => total + one.total, 0)).toBe(sum((one) => one.count))
        expect(all.reduce((total, one) => total + one.over, 0)).toBe(sum((one) => one.over))
        for (const { bars, total } of all) expect(bars.reduce((a, b) => a + b, 0)).toBe(total)
      }),
    )
  })

  it.each([
    { attribute: 'threat', bar: 20, count: 1, over: 0 },
    { attribute: 'threat', bar: -1, count: 1, over: 0 },
    { attribute: 'rudeness', bar: 1, count: 1, over: 0 },
  ])('throws on what is no bar: $attribute $bar', (count) => {
    expect(() => fillHistograms([count])).toThrow('no bar')
  })
})
