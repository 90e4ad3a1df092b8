import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureFeedback } from '#lib/perspective/measure-feedback.ts'

const many = (count: number, said: number, ours: number) => Array.from({ length: count }, () => ({ said, ours }))

describe('feedback', () => {
  it('is measured at the threshold, where a score at it counts', () => {
    const { at, count, positives } = measureFeedback(
      'TOXICITY',
      [...many(3, 1, 0.8), ...many(1, 0, 0.9), ...many(2, 1, 0.1), ...many(4, 0, 0)],
      0.8,
    )
    expect([count, positives]).toEqual([10, 5])
    expect(at).toEqual({ threshold: 0.8, precision: 0.75, recall: 0.6, f1: 6 / 9 })
  })

  it('suggests the threshold that divides best', () => {
    const { suggested } = measureFeedback(
      'TOXICITY',
      [...many(20, 1, 0.6), ...many(20, 0, 0.4), ...many(1, 0, 0.95)],
      0.8,
    )
    expect(suggested).toMatchObject({ threshold: 0.6, recall: 1 })
  })

  it.each([
    ['nobody said no', many(50, 1, 0.9)],
    ['few said yes', [...many(9, 1, 0.9), ...many(50, 0, 0.1)]],
    ['nothing came', []],
  ])('suggests nothing where %s', (_name, judgements) => {
    expect(measureFeedback('TOXICITY', judgements, 0.8).suggested).toBeNull()
  })

  it('never suggests a threshold that fits worse than the usual one', () => {
    const judgement = fc.record({
      said: fc.constantFrom(0, 1),
      ours: fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
    })
    fc.assert(
      fc.property(fc.array(judgement, { maxLength: 80 }), (judgements) => {
        const { at, suggested } = measureFeedback('A', judgements, 0.8)
        expect(suggested === null || suggested.f1 >= at.f1).toBe(true)
      }),
    )
  })
})
