import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEWEST_PAIRS, translateThresholds } from '#lib/perspective/translate-threshold.ts'

describe('a translated threshold', () => {
  it('lets as many through as the old one, and tells how often both agree', () => {
    const pairs = Array.from({ length: 200 }, (_, i) => ({ theirs: i / 200, ours: (i / 200) ** 2 }))
    const at = translateThresholds(pairs).find(({ theirs }) => theirs === 0.8)
    expect(at).toEqual({ theirs: 0.8, ours: 0.8 ** 2, over: 40, agreement: 1 })
  })

  it('is none where few texts were compared, or none was scored so high', () => {
    const pairs = Array.from({ length: FEWEST_PAIRS - 1 }, () => ({ theirs: 0.9, ours: 0.9 }))
    expect(translateThresholds(pairs)).toEqual([])
    expect(translateThresholds(Array.from({ length: 500 }, () => ({ theirs: 0.1, ours: 0.9 })))).toEqual([])
  })

  it('never falls where the old one rises', () => {
    const share = fc.integer({ min: 0, max: 100 }).map((n) => n / 100)
    const pairs = fc.array(fc.record({ ours: share, theirs: share }), { minLength: FEWEST_PAIRS, maxLength: 300 })
    fc.assert(
      fc.property(pairs, (list) => {
        const ours = translateThresholds(list).map((one) => one.ours)
        expect(ours).toEqual([...ours].sort((a, b) => a - b))
      }),
    )
  })
})
