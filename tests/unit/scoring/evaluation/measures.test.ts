import { describe, expect, it } from 'vitest'
import { ATTACKS, attackText } from '#lib/scoring/evaluation/attacks.ts'
import { withInterval, withIntervals } from '#lib/scoring/evaluation/bootstrap.ts'
import { calibrationError } from '#lib/scoring/evaluation/calibration-error.ts'
import { measureGroups, powerMean } from '#lib/scoring/evaluation/measure-groups.ts'
import { ownSentences } from '#lib/scoring/evaluation/own-sentences.ts'
import { shareOf } from '#lib/scoring/evaluation/share-of.ts'
import { spanAgreement } from '#lib/scoring/evaluation/span-measure.ts'
import { writeRows } from '#lib/scoring/training/synthetic/write-rows.ts'

describe('spanAgreement', () => {
  it.each([
    ['the same ranges', [[0, 5]], [[0, 5]], 1],
    ['none on either side', [], [], 1],
    ['marks where there are none', [[0, 5]], [], 0],
    ['half of it', [[0, 5]], [[0, 10]], 2 / 3],
    [
      'ranges that overlap one another',
      [
        [0, 3],
        [2, 5],
      ],
      [[0, 5]],
      1,
    ],
  ] as const)('of %s', (_title, marked, truth, agreement) => {
    expect(spanAgreement(marked, truth)).toBeCloseTo(agreement)
  })
})

describe('calibrationError', () => {
  it('is nothing for honest scores and their distance for others', () => {
    const honest = [1, 0, 0, 0].map((truth) => ({ score: 0.25, truth, weight: 1 }))
    expect(calibrationError(honest)).toBeCloseTo(0)
    expect(calibrationError(honest.map((one) => ({ ...one, score: 0.75 })))).toBeCloseTo(0.5)
  })

  it('counts by weight', () => {
    const points = [
      { score: 0.9, truth: 0, weight: 1 },
      { score: 0.1, truth: 0.1, weight: 9 },
    ]
    expect(calibrationError(points)).toBeCloseTo(0.09)
  })
})

describe('powerMean', () => {
  it('is ruled by the lowest', () => {
    expect(powerMean([0.9, 0.9])).toBeCloseTo(0.9)
    expect(powerMean([0.5, 0.9, 0.9, 0.9])).toBeLessThan(0.68)
  })
})

describe('withInterval', () => {
  it('holds the value, is narrower for more, and the same the next time', () => {
    const mean = (items: readonly number[]): number => items.reduce((sum, item) => sum + item, 0) / items.length
    const few = withInterval([0, 1, 0, 1, 1, 0], mean)
    const many = withInterval(
      Array.from({ length: 600 }, (_, i) => i % 2),
      mean,
    )
    expect(few.low).toBeLessThanOrEqual(few.value)
    expect(few.high).toBeGreaterThanOrEqual(few.value)
    expect(many.high - many.low).toBeLessThan(few.high - few.low)
    expect(withInterval([0, 1, 0, 1, 1, 0], mean)).toEqual(few)
  })
})

describe('withIntervals', () => {
  it('draws once for all measures, so that one which is always higher stays higher', () => {
    const items = Array.from({ length: 50 }, (_, i) => i)
    const { least, most } = withIntervals(items, (drawn) => ({ least: Math.min(...drawn), most: Math.max(...drawn) }))
    expect(least).toMatchObject({ value: 0, low: 0, n: 50 })
    expect(most).toMatchObject({ value: 49, high: 49, n: 50 })
  })

  it('leaves out draws without an answer', () => {
    const { rate } = withIntervals([1, 0], (drawn) => ({ rate: drawn.includes(1) ? 1 : Number.NaN }))
    expect(rate).toEqual({ value: 1, low: 1, high: 1, n: 2 })
  })
})

describe('shareOf', () => {
  // Wilson's interval for these counts, worked out apart from this program.
  it.each([
    [0, 48, 0, 0, 0.0741],
    [24, 48, 0.5, 0.3639, 0.6361],
    [48, 48, 1, 0.9259, 1],
    [9, 10, 0.9, 0.5958, 0.9821],
  ])('of %i in %i', (right, n, value, low, high) => {
    expect(shareOf(right, n)).toEqual({ value, low, high, n })
  })

  it('of nothing is no number', () => {
    expect(shareOf(0, 0).value).toBeNaN()
  })
})

describe('measureGroups', () => {
  const harmless = (group: string, scores: readonly number[]) =>
    scores.map((score) => ({ group, score, truth: 0 as const }))
  const toxic = [0.4, 0.6, 0.8].map((score) => ({ group: '', score, truth: 1 as const }))

  it('compares each group with the background alone, and is ruled by the worst', () => {
    const {
      groups,
      powerMean: mean,
      worst,
    } = measureGroups([...harmless('low', [0.1, 0.2]), ...harmless('high', [0.5, 0.9]), ...toxic])
    expect(groups['low']).toMatchObject({ value: 1, low: 1, high: 1, n: 2 })
    expect(groups['high']).toMatchObject({ value: 0.3333, n: 2 })
    expect(worst.value).toBe(0.3333)
    expect(mean.value).toBeLessThan(0.5)
    expect(mean.low).toBeLessThanOrEqual(mean.value)
  })

  it('compares a group within itself where there is no background', () => {
    const own = [...harmless('one', [0.1, 0.7]), { group: 'one', score: 0.5, truth: 1 as const }]
    expect(measureGroups(own).groups['one']).toMatchObject({ value: 0.5, n: 3 })
  })
})

describe('attacks', () => {
  it('are twelve, and each changes the word', () => {
    expect(Object.keys(ATTACKS)).toHaveLength(12)
    for (const attack of Object.values(ATTACKS)) expect(attack('stupid', 1)).not.toBe('stupid')
  })

  it('touch only the words that are meant', () => {
    const changed = attackText(
      'You stupid, Stupid table',
      (word) => word.toUpperCase(),
      (word) => word === 'stupid',
    )
    expect(changed).toBe('You STUPID, STUPID table')
  })
})

describe('our own sentences', () => {
  it('are none that training writes, nor close to them', () => {
    const plain = (text: string): string => text.toLowerCase().replace(/[^a-z ]/g, '')
    const trained = new Set(writeRows(1).map(({ text }) => plain(text)))
    const shared = ownSentences().filter(({ text }) => trained.has(plain(text)))
    expect(shared).toEqual([])
  })

  it('have both kinds for every group', () => {
    const groups = Map.groupBy(
      ownSentences().filter(({ group }) => group !== ''),
      ({ group }) => group,
    )
    for (const sentences of groups.values()) {
      expect(new Set(sentences.map(({ hateful }) => hateful)).size).toBe(2)
    }
  })
})
