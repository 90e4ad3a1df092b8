import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureAgreement, measurePairs } from '#lib/labels/agreement/measure-agreement.ts'
import type { Coefficient, Rating } from '#lib/labels/agreement/schema.ts'
import { seededRandom } from '#lib/labels/agreement/seeded-random.ts'

/** Rows are raters, columns items; a dot is a gap. */
function ofRows(rows: readonly string[]): Rating[] {
  return rows.flatMap((row, rater) =>
    [...row].flatMap((value, item) => (value === '.' ? [] : [{ item: `i${item}`, rater: `r${rater}`, value }])),
  )
}

/** How often two raters said yes and yes, yes and no, no and yes, no and no. */
function ofTable(counts: readonly [number, number, number, number]): Rating[] {
  const columns = counts.flatMap((count, cell) => new Array<string>(count).fill(['yy', 'yn', 'ny', 'nn'][cell] ?? ''))
  return ofRows([0, 1].map((rater) => columns.map((column) => column[rater]).join('')))
}

/** Each row is an item, each number how many raters chose that category. */
function ofCounts(rows: readonly (readonly number[])[]): Rating[] {
  return rows.flatMap((row, item) => {
    const values = row.flatMap((count, category) => new Array<string>(count).fill(String(category)))
    return values.map((value, rater) => ({ item: `i${item}`, rater: `r${rater}`, value }))
  })
}

const FLEISS_1971 = ofCounts([
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
])
const KRIPPENDORFF_2011 = ofRows(['123321412...', '1233224125.3', '.3332342251.', '12332441251.'])

const value = (one: Coefficient | undefined) => (one?.defined ? one.value : one?.why)
const overall = (ratings: Rating[]) => measureAgreement(ratings, seededRandom(7))
const pairs = (ratings: Rating[]) => measurePairs(ratings, seededRandom(7))

describe('coefficients of agreement', () => {
  it('are what was published for published ratings', () => {
    expect(value(pairs(ofTable([20, 5, 10, 15]))[0]?.kappa)).toBeCloseTo(0.4, 10)
    expect(value(overall(FLEISS_1971).fleiss)).toBeCloseTo(0.2099, 4)
    expect(value(overall(KRIPPENDORFF_2011).alpha)).toBeCloseTo(0.7434, 4)
    expect(value(overall(KRIPPENDORFF_2011).ac1)).toBeCloseTo(0.7754, 4)
    expect(overall(KRIPPENDORFF_2011)).toMatchObject({ items: 11, raters: 4 })
  })

  it('part where one answer is rare: AC1 stays, kappa and alpha fall', () => {
    const rare = ofTable([1, 2, 2, 95])
    expect(value(pairs(rare)[0]?.kappa)).toBeCloseTo(0.313, 3)
    expect(value(overall(rare).alpha)).toBeCloseTo(0.316, 3)
    expect(value(overall(rare).ac1)).toBeCloseTo(0.958, 3)
    expect(value(overall(rare).percent)).toBeCloseTo(0.96, 10)
  })

  it('are said to be undefined where they are, and are then neither 0 nor 1', () => {
    const alike = ofTable([0, 0, 0, 30])
    for (const name of ['fleiss', 'alpha', 'ac1'] as const) expect(value(overall(alike)[name])).toBe('one-category')
    expect(value(pairs(alike)[0]?.kappa)).toBe('one-category')
    expect(value(overall(alike).percent)).toBe(1)
    for (const lonely of [[], ofRows(['yn..', '..yn'])]) {
      const measured = overall(lonely)
      for (const name of ['percent', 'alpha', 'ac1'] as const) expect(value(measured[name])).toBe('nothing-shared')
      expect(measured).toMatchObject({ items: 0, raters: 0 })
      expect(pairs(lonely)).toEqual([])
    }
    expect(value(overall(KRIPPENDORFF_2011).fleiss)).toBe('unequal-raters')
  })

  it('do not depend on the order of ratings or the names of raters and items', () => {
    const shuffled = fc.shuffledSubarray(KRIPPENDORFF_2011, { minLength: KRIPPENDORFF_2011.length })
    fc.assert(
      fc.property(shuffled, (ratings) => {
        expect(overall(ratings)).toEqual(overall(KRIPPENDORFF_2011))
      }),
    )
  })

  it('are at most 1, and 1 only where all agree', () => {
    const rating = fc.record({
      item: fc.nat(6).map(String),
      rater: fc.nat(3).map(String),
      value: fc.constantFrom('y', 'n'),
    })
    fc.assert(
      fc.property(fc.array(rating, { maxLength: 40 }), (ratings) => {
        const { percent, alpha, ac1, fleiss } = overall(ratings)
        for (const one of [alpha, ac1, fleiss]) {
          if (!one.defined) continue
          expect(one.value).toBeLessThanOrEqual(1 + 1e-12)
          expect(Math.abs(one.value - 1) < 1e-12).toBe(value(percent) === 1)
        }
      }),
    )
  })

  it('stand in intervals that hold them and that a seed repeats', () => {
    const one = overall(ofTable([40, 10, 10, 140]))
    expect(one).toEqual(overall(ofTable([40, 10, 10, 140])))
    for (const coefficient of [one.percent, one.alpha, one.ac1, one.fleiss]) {
      if (!coefficient.defined || !coefficient.interval) throw new Error('there is no interval')
      const [low, high] = coefficient.interval
      expect(low).toBeLessThan(coefficient.value)
      expect(high).toBeGreaterThan(coefficient.value)
    }
    // A share of 0.9 over 200 items: its standard error is 0.0212.
    const [low, high] = (one.percent.defined && one.percent.interval) || [0, 0]
    expect(high - low).toBeCloseTo(4 * 0.0212, 1)
  })
})
