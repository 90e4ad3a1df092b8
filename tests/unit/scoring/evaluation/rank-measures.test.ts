import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  areaUnderCurve,
  averagePrecision,
  type Judged,
  recallAtFalseRate,
  thresholdAtFalseRate,
} from '#lib/scoring/evaluation/rank-measures.ts'

const judged = (scores: readonly number[], truths: readonly number[]): Judged =>
  scores.map((score, i) => ({ score, truth: truths[i] === 1 ? 1 : 0 }))

const anyJudged = fc
  .array(fc.record({ score: fc.integer({ min: 0, max: 9 }), truth: fc.constantFrom(0 as const, 1 as const) }), {
    maxLength: 60,
  })
  .map((items) => [...items, { score: 5, truth: 0 as const }, { score: 5, truth: 1 as const }])

describe('areaUnderCurve', () => {
  it.each([
    ['perfect', [0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1], 1],
    ['reversed', [0.9, 0.8, 0.2, 0.1], [0, 0, 1, 1], 0],
    ['all alike', [0.5, 0.5, 0.5], [0, 1, 0], 0.5],
    ['one pair of four wrong', [0.1, 0.6, 0.4, 0.9], [0, 0, 1, 1], 0.75],
  ])('of a %s order', (_title, scores, truths, area) => {
    expect(areaUnderCurve(judged(scores, truths))).toBeCloseTo(area)
  })

  it('is the share of pairs in order, ties counting half', () => {
    fc.assert(
      fc.property(anyJudged, (items) => {
        const [toxic, clean] = [items.filter(({ truth }) => truth === 1), items.filter(({ truth }) => truth === 0)]
        const wins = toxic.flatMap((a) => clean.map((b) => (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0)))
        const share = wins.reduce((sum: number, win) => sum + win, 0) / wins.length
        expect(areaUnderCurve(items)).toBeCloseTo(share)
      }),
    )
  })

  it('is not a number without both kinds', () => {
    expect(areaUnderCurve(judged([0.1], [1]))).toBeNaN()
  })
})

describe('averagePrecision', () => {
  it('is the mean precision at each true one', () => {
    expect(averagePrecision(judged([0.9, 0.8, 0.7], [1, 0, 1]))).toBeCloseTo((1 + 2 / 3) / 2)
  })
})

describe('thresholdAtFalseRate', () => {
  it('lets no more than that share of the false ones through', () => {
    fc.assert(
      fc.property(anyJudged, fc.constantFrom(0.01, 0.05, 0.1), (items, rate) => {
        const scaled = items.map((item) => ({ ...item, score: item.score / 10 }))
        const threshold = thresholdAtFalseRate(scaled, rate)
        const clean = scaled.filter(({ truth }) => truth === 0)
        expect(clean.filter(({ score }) => score >= threshold).length / clean.length).toBeLessThanOrEqual(rate)
      }),
    )
  })

  it('finds the true ones above it', () => {
    const items = judged([0.1, 0.2, 0.3, 0.4, 0.95], [0, 0, 0, 1, 1])
    expect(recallAtFalseRate(items, 0)).toBe(1)
  })
})
