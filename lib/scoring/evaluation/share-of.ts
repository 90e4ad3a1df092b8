import type { Measured } from './bootstrap.ts'

/** The normal deviate that 19 of 20 lie within. */
const Z = 1.96

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

/** The share of `n` things that are `right`, with the interval of Wilson (1927), which holds also at 0 and 1. */
export function shareOf(right: number, n: number): Measured {
  if (n === 0) return { value: Number.NaN, low: Number.NaN, high: Number.NaN, n }
  const share = right / n
  const middle = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n)
  const reach = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2))
  return {
    value: round(share),
    low: round(Math.max(0, middle - reach)),
    high: round(Math.min(1, middle + reach)),
    n,
  }
}
