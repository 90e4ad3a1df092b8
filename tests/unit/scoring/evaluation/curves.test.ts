import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curvesOf, rankCurves } from '#lib/scoring/evaluation/curves.ts'
import { ATTRIBUTES, type Scores } from '#lib/scoring/schema.ts'

const judged = (pairs: [number, 0 | 1][]) => pairs.map(([score, truth]) => ({ score, truth }))

const scored = (source: string, toxicity: number, label: number | null) => ({
  row: {
    id: 'a',
    text: 'a',
    source,
    labels: Object.fromEntries(ATTRIBUTES.map((name) => [name, name === 'toxicity' ? label : null])) as Scores,
  },
  scores: Object.fromEntries(ATTRIBUTES.map((name) => [name, name === 'toxicity' ? toxicity : 0])) as Scores,
  spans: [],
})

describe('the curves of scores', () => {
  it('go over the corner when every true one is above every false one', () => {
    const { roc, precisionRecall } = rankCurves(judged([[0.9, 1], [0.8, 1], [0.2, 0], [0.1, 0]])) // biome-ignore format: pairs
    expect(roc).toEqual([[0, 0], [0, 0.5], [0, 1], [0.5, 1], [1, 1]]) // biome-ignore format: points
    expect(precisionRecall).toEqual([[0.5, 1], [1, 1], [1, 0.6667], [1, 0.5]]) // biome-ignore format: points
  })

  it('rise, end at all of both and stay thin, whatever the scores', () => {
    const item = fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), truth: fc.constantFrom(0 as const, 1 as const) }) // biome-ignore format: one thought
    fc.assert(
      fc.property(fc.array(item, { maxLength: 1000 }), (items) => {
        const { roc } = rankCurves([...items, { score: 0.5, truth: 1 }, { score: 0.4, truth: 0 }])
        expect(roc.at(-1)).toEqual([1, 1])
        expect(roc.length).toBeLessThan(205)
        for (const [i, [x, y]] of roc.entries()) {
          expect(x).toBeGreaterThanOrEqual(roc[i - 1]?.[0] ?? 0)
          expect(y).toBeGreaterThanOrEqual(roc[i - 1]?.[1] ?? 0)
        }
      }),
    )
  })

  it('are drawn of Wikipedia comments alone, and of attributes that have a true one there', () => {
    const rows = [scored('jigsaw', 0.9, 1), scored('jigsaw', 0.1, 0), scored('civil', 0.2, 1)]
    const curves = curvesOf(rows)
    expect(Object.keys(curves)).toEqual(['toxicity'])
    expect(curves.toxicity).toMatchObject({ n: 2, positives: 1, roc: [[0, 0], [0, 1], [1, 1]] }) // biome-ignore format: points
    expect(curvesOf([scored('civil', 0.9, 1)])).toEqual({})
  })
})
