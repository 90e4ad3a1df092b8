import { randomFrom } from '../training/random.ts'

/** A measure with the range that holds it in 19 of 20 draws, and the number of things measured. */
export type Measured = { value: number; low: number; high: number; n: number }

const DRAWS = 100

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

/** Measures `items`, and the spread of the measure over a hundred draws of as many with replacement (fixed seed). */
export function withInterval<T>(items: readonly T[], measure: (items: readonly T[]) => number): Measured {
  const random = randomFrom(items.length)
  const values: number[] = []
  for (let draw = 0; draw < DRAWS; draw++) {
    const sample = items.map(() => items[Math.floor(random() * items.length)]).filter((item) => item !== undefined)
    const value = measure(sample)
    if (!Number.isNaN(value)) values.push(value)
  }
  values.sort((a, b) => a - b)
  const at = (share: number): number => round(values[Math.floor(share * (values.length - 1))] ?? Number.NaN)
  return { value: round(measure(items)), low: at(0.025), high: at(0.975), n: items.length }
}
