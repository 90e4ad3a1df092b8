import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalibrationLine } from '#lib/scoring/calibrate.ts'
import { type CalibrationPoint, fitLine, reweigh } from '#lib/scoring/training/fit-calibration.ts'
import { bell, randomFrom } from '#lib/scoring/training/random.ts'

const chance = (logit: number): number => 1 / (1 + Math.exp(-logit))
const found = (points: readonly CalibrationPoint[]): CalibrationLine => {
  const line = fitLine(points)
  if (!line) throw new Error('no line')
  return line
}

/** The slope of the loss, its ridge included, by slope and shift. */
function gradient(points: readonly CalibrationPoint[], { slope, shift }: CalibrationLine) {
  const start = { slope: 1e-3 * (slope - 1), shift: 1e-3 * shift }
  return points.reduce((sum, { logit, truth, weight }) => {
    const error = weight * (chance(slope * logit + shift) - truth)
    return { slope: sum.slope + error * logit, shift: sum.shift + error }
  }, start)
}

/** Draws labels of logits about a mean, by the line that makes them. */
function drawn(seed: number, count: number, how: { mean: number; spread: number } & CalibrationLine) {
  const random = randomFrom(seed)
  return Array.from({ length: count }, () => {
    const logit = how.mean + how.spread * bell(random)
    return { logit, truth: random() < chance(how.slope * logit + how.shift) ? 1 : 0, weight: 1 }
  })
}

describe('fitLine', () => {
  it('finds the line that made the labels', () => {
    const line = found(drawn(3, 4000, { mean: 0, spread: 2.5, slope: 2, shift: -1 }))
    expect(line.slope).toBeCloseTo(2, 0)
    expect(line.shift).toBeCloseTo(-1, 0)
  })

  it('follows the rate that the points are weighed to', () => {
    const points = Array.from({ length: 200 }, (_, i) => ({ logit: 0, truth: i % 2, weight: 1 }))
    const { shift } = found(reweigh(points, 0.05))
    expect(chance(shift)).toBeCloseTo(0.05, 2)
  })

  it('lies at the bottom of the loss for any points, wherever their logits are', () => {
    const how = fc.record({
      seed: fc.nat(9999),
      count: fc.integer({ min: 40, max: 300 }),
      mean: fc.double({ min: -12, max: 12, noNaN: true }),
      spread: fc.double({ min: 0.2, max: 4, noNaN: true }),
      slope: fc.double({ min: -1, max: 6, noNaN: true }),
      middle: fc.double({ min: -2, max: 2, noNaN: true }),
    })
    fc.assert(
      fc.property(how, ({ seed, count, mean, spread, slope, middle }) => {
        const points = drawn(seed, count, { mean, spread, slope, shift: -slope * (mean + middle * spread) })
        const line = found(points)
        const { slope: bySlope, shift: byShift } = gradient(points, line)
        expect(Math.abs(byShift)).toBeLessThan(1e-4)
        // Where the slope is held at a tenth, a smaller one would fit better.
        if (line.slope === 0.1) expect(bySlope).toBeGreaterThan(-1e-4)
        else expect(Math.abs(bySlope)).toBeLessThan(1e-3)
      }),
      { numRuns: 300 },
    )
  })

  it.each<[string, (at: number) => CalibrationPoint]>([
    ['lie far below nothing', (at) => ({ logit: -9 - (at % 7) / 3, truth: at % 3 ? 0 : 1, weight: 1 })],
    ['can be told apart', (at) => ({ logit: at % 2 ? 3 : -3, truth: at % 2, weight: 1 })],
    ['are labelled the other way round', (at) => ({ logit: at % 2 ? 3 : -3, truth: 1 - (at % 2), weight: 1 })],
    ['are all one', (at) => ({ logit: -4, truth: at % 2, weight: 1 })],
    ['weigh very differently', (at) => ({ logit: at % 5, truth: at % 2, weight: at % 2 ? 1e-3 : 1e3 })],
  ])('gives the rate of the labels to logits that %s', (_, point) => {
    const points = Array.from({ length: 60 }, (_, at) => point(at))
    const line = found(points)
    expect(line.slope).toBeGreaterThanOrEqual(0.1)
    expect(Math.abs(gradient(points, line).shift)).toBeLessThan(1e-4)
  })

  it('finds none through what is no number', () => {
    expect(fitLine([{ logit: Number.NaN, truth: 1, weight: 1 }])).toBeNull()
  })
})
