import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overWindows, WINDOW, windowsOver } from '#lib/scoring/windows.ts'

describe('windowsOver', () => {
  it('reads a text that fits at once', () => {
    expect(windowsOver(WINDOW)).toEqual([[0, WINDOW]])
    expect(windowsOver(0)).toEqual([[0, 0]])
  })

  it('covers every word of a longer one with windows of one size', () => {
    fc.assert(
      fc.property(fc.integer({ min: WINDOW + 1, max: 20_000 }), (size) => {
        const windows = windowsOver(size)
        expect(windows[0]?.[0]).toBe(0)
        expect(windows.at(-1)?.[1]).toBe(size)
        windows.forEach(([start, end], i) => {
          expect(end - start).toBe(WINDOW)
          expect(start).toBeLessThanOrEqual(windows[i - 1]?.[1] ?? 0)
        })
      }),
    )
  })
})

describe('overWindows', () => {
  it('lets one bad window count among many good ones', () => {
    const clean = Array.from({ length: 9 }, () => -4)
    expect(overWindows([...clean, 6])).toBeGreaterThan(overWindows([...clean, -4]) + 4)
  })

  it('counts two bad windows for more than one, and leaves a single one as it is', () => {
    expect(overWindows([-4, 6, 6])).toBeGreaterThan(overWindows([-4, -4, 6]))
    expect(overWindows([1.5])).toBe(1.5)
  })
})
