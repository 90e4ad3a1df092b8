import { randomFrom } from '../training/random.ts'

/** A measure with the range that holds it in 19 of 20 draws, and the number of things measured. */
export type Measured = { value: number; low: number; high: number; n: number }

/** Measures taken together, by name. */
export type Values = Readonly<Record<string, number>>

const DRAWS = 100

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

function drawFrom<T>(items: readonly T[], random: () => number): T[] {
  return items.map(() => items[Math.floor(random() * items.length)]).filter((item) => item !== undefined)
}

function summarise(value: number, drawn: readonly number[], n: number): Measured {
  const sorted = drawn.filter((one) => !Number.isNaN(one)).sort((a, b) => a - b)
  const at = (share: number): number => round(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN)
  return { value: round(value), low: at(0.025), high: at(0.975), n }
}

/**
 * Measures `items` in several ways, and the spread of each over a hundred draws of as many with replacement (fixed seed).
 * A draw that has no answer is left out of the spread.
 */
export function withIntervals<T>(
  items: readonly T[],
  measure: (items: readonly T[]) => Values,
): Record<string, Measured> {
  const random = randomFrom(items.length)
  const drawn = Array.from({ length: DRAWS }, () => measure(drawFrom(items, random)))
  const entries = Object.entries(measure(items)).map(([name, value]) => {
    const spread = drawn.map((values) => values[name] ?? Number.NaN)
    return [name, summarise(value, spread, items.length)] as const
  })
  return Object.fromEntries(entries)
}

/** `withIntervals` of one measure. */
export function withInterval<T>(items: readonly T[], measure: (items: readonly T[]) => number): Measured {
  const { value } = withIntervals(items, (drawn) => ({ value: measure(drawn) }))
  return value ?? summarise(Number.NaN, [], items.length)
}
