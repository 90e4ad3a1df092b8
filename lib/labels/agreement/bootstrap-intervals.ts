import { itemDrawer } from '#lib/labels/agreement/draw-items.ts'
import type { Coefficient, Estimate, Random, Tally } from '#lib/labels/agreement/schema.ts'

/** Computes a coefficient of a tally whose patterns are so often in it. */
export type Statistic = (tally: Tally, counts: readonly number[]) => Estimate

/**
 * Each statistic with its 95% percentile interval: the items are drawn again with replacement `rounds` times, and all
 * statistics see the same samples. (Efron and Tibshirani, An introduction to the bootstrap, 1993, chapter 13.)
 */
export function bootstrapIntervals<N extends string>(
  tally: Tally,
  statistics: Readonly<Record<N, Statistic>>,
  { random, rounds }: { random: Random; rounds: number },
): Record<N, Coefficient> {
  const names = Object.keys(statistics) as N[]
  const estimates = names.map((name) => [name, statistics[name](tally, tally.counts), [] as number[]] as const)
  const draw = itemDrawer(tally.counts, random)
  for (let round = 0; round < rounds; round += 1) {
    const counts = draw()
    for (const [name, estimate, seen] of estimates) {
      if (typeof estimate === 'string') continue
      const value = statistics[name](tally, counts)
      if (typeof value === 'number') seen.push(value)
    }
  }
  const entries = estimates.map(([name, estimate, seen]) => [name, coefficient(estimate, seen, rounds)])
  return Object.fromEntries(entries)
}

function coefficient(estimate: Estimate, seen: number[], rounds: number): Coefficient {
  if (typeof estimate === 'string') return { defined: false, why: estimate }
  if (seen.length * 2 < rounds || seen.length === 0) return { defined: true, value: estimate, interval: null }
  const sorted = Float64Array.from(seen).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? estimate
  return { defined: true, value: estimate, interval: [at(0.025), at(0.975)] }
}
