import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseBatch, cutWindows, OVERLAP, planBatches, WINDOW } from '#lib/scoring/toxicity-batches.ts'

const row = (length: number) => Array.from({ length }, (_, i) => i)
const limits = { members: 4, cells: 100 }

describe('cutWindows', () => {
  it.each([
    [1, [1]],
    [128, [128]],
    [129, [128, 17]],
    [240, [128, 128]],
    [241, [128, 128, 17]],
  ])('cuts %i pieces into windows of %j', (length, sizes) => {
    expect(cutWindows(row(length)).map((window) => window.length)).toEqual(sizes)
  })

  it('loses no piece, and lets neighbours share some', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), (length) => {
        const windows = cutWindows(row(length))
        expect([...new Set(windows.flat())]).toEqual(row(length))
        for (const [i, window] of windows.slice(1).entries()) {
          expect(window.length).toBeLessThanOrEqual(WINDOW)
          expect(windows[i]?.slice(-OVERLAP)).toEqual(window.slice(0, OVERLAP))
        }
      }),
    )
  })
})

describe('chooseBatch', () => {
  it.each([
    ['the first and those nearest in length', [10, 90, 11, 80, 9], [0, 2, 4]],
    ['no more than the limit of members', [5, 5, 5, 5, 5, 5], [0, 1, 2, 3]],
    ['no more cells than the limit', [40, 40, 40], [0, 1]],
    ['a single member that is over the limit by itself', [500, 1], [0]],
    ['nothing of nothing', [], []],
  ])('takes %s', (_, lengths, places) => {
    expect(chooseBatch(lengths, limits)).toEqual(places)
  })

  it('always takes the one that has waited longest, each place once, within the limits', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1 }), (lengths) => {
        const places = chooseBatch(lengths, limits)
        const longest = Math.max(...places.map((place) => lengths[place] ?? 0))
        expect(places[0]).toBe(0)
        expect(new Set(places).size).toBe(places.length)
        expect(places.length === 1 || longest * places.length <= limits.cells).toBe(true)
      }),
    )
  })
})

describe('planBatches', () => {
  it.each([
    [
      'equal lengths together, shortest first',
      [30, 5, 30, 5],
      [
        [1, 3],
        [0, 2],
      ],
    ],
    ['no more than the limit of members', [1, 1, 1, 1, 1], [[0, 1, 2, 3], [4]]],
    ['no more cells than the limit', [40, 40, 40], [[0, 1], [2]]],
    ['one that is over the limit by itself', [500, 500], [[0], [1]]],
    ['nothing of nothing', [], []],
  ])('puts %s', (_, lengths, batches) => {
    expect(planBatches(lengths, limits)).toEqual(batches)
  })

  it('holds every place once, and one length in a batch, within the limits', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200)), (lengths) => {
        const batches = planBatches(lengths, limits)
        expect(batches.flat().sort((a, b) => a - b)).toEqual(row(lengths.length))
        for (const batch of batches) {
          const [length = 0, ...others] = new Set(batch.map((place) => lengths[place]))
          expect(others).toEqual([])
          expect(batch.length <= limits.members).toBe(true)
          expect(batch.length === 1 || length * batch.length <= limits.cells).toBe(true)
        }
      }),
    )
  })
})
