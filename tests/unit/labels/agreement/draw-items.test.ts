import { describe, expect, it } from 'vitest'
import { drawBinomial, itemDrawer } from '#lib/labels/agreement/draw-items.ts'
import { seededRandom } from '#lib/labels/agreement/seeded-random.ts'

const ROUNDS = 4000

describe('drawing with replacement', () => {
  it.each([
    [10, 0.5],
    [33, 0.1],
    [100, 0.97],
    [1000, 1 / 3],
  ])('of %i trials with a chance of %s succeeds as often and as variedly as it must', (trials, chance) => {
    const random = seededRandom(7)
    const drawn = Array.from({ length: ROUNDS }, () => drawBinomial(trials, chance, random))
    const mean = drawn.reduce((sum, one) => sum + one, 0) / ROUNDS
    const variance = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / ROUNDS
    const spread = trials * chance * (1 - chance)
    expect(Math.abs(mean - trials * chance)).toBeLessThan(4 * Math.sqrt(spread / ROUNDS))
    expect(variance / spread).toBeGreaterThan(0.9)
    expect(variance / spread).toBeLessThan(1.1)
  })

  it.each([
    [0, 0.5, 0],
    [9, 0, 0],
    [9, 1, 9],
  ])('of %i trials with a chance of %s succeeds %i times', (trials, chance, times) => {
    expect(drawBinomial(trials, chance, seededRandom(1))).toBe(times)
  })

  it('draws as many items as there are, of each pattern about as many as are of it', () => {
    const draw = itemDrawer([5, 0, 90, 905], seededRandom(3))
    const drawn = Array.from({ length: 500 }, draw)
    for (const one of drawn) expect(one.reduce((sum, count) => sum + count, 0)).toBe(1000)
    const mean = (at: number) => drawn.reduce((sum, one) => sum + (one[at] ?? 0), 0) / drawn.length
    expect([mean(0) > 4, mean(0) < 6, mean(1)]).toEqual([true, true, 0])
    expect(Math.round(mean(3) / 10)).toBe(91)
  })
})
