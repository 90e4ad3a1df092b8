import { bootstrapIntervals } from '#lib/labels/agreement/bootstrap-intervals.ts'
import { cohenKappa } from '#lib/labels/agreement/cohen-kappa.ts'
import { fleissKappa } from '#lib/labels/agreement/fleiss-kappa.ts'
import { gwetAc1 } from '#lib/labels/agreement/gwet-ac1.ts'
import { krippendorffAlpha } from '#lib/labels/agreement/krippendorff-alpha.ts'
import { percentAgreement } from '#lib/labels/agreement/percent-agreement.ts'
import type { Coefficient, Estimate, Random, Rating, Tally } from '#lib/labels/agreement/schema.ts'
import { tallyPair, tallyRatings } from '#lib/labels/agreement/tally-ratings.ts'

const ROUNDS = 400

/** `items` counts the items with two ratings or more, which alone say something; `raters` who rated one of those. */
export type Agreement = {
  items: number
  raters: number
  percent: Coefficient
  fleiss: Coefficient
  alpha: Coefficient
  ac1: Coefficient
}

/** How far the raters of an attribute agree, over all of them. */
export function measureAgreement(ratings: readonly Rating[], random: Random): Agreement {
  return { raters: countSharing(ratings), ...measureTally(tallyRatings(ratings), random) }
}

/** The same of ratings that are counted already. */
export function measureTally(tally: Tally, random: Random): Omit<Agreement, 'raters'> {
  const statistics = { percent: percentAgreement, fleiss: fleissKappa, alpha: krippendorffAlpha, ac1: gwetAc1 }
  return { items: sharedItems(tally), ...bootstrapIntervals(tally, statistics, { random, rounds: ROUNDS }) }
}

export type PairAgreement = {
  raters: readonly [string, string]
  items: number
  percent: Coefficient
  kappa: Coefficient
}

/** How far each two raters agree on the items that both rated; pairs without such an item are left out. */
export function measurePairs(ratings: readonly Rating[], random: Random): PairAgreement[] {
  const raters = [...new Set(ratings.map((one) => one.rater))].sort()
  const pairs = raters.flatMap((first, index) => raters.slice(index + 1).map((second) => [first, second] as const))
  return pairs.flatMap((pair) => {
    const measured = measurePairTally(tallyPair(ratings, pair), random)
    return measured.items === 0 ? [] : [{ raters: pair, ...measured }]
  })
}

/** The same of two raters whose answers are counted already, as `tallyPair` counts them. */
export function measurePairTally(tally: Tally, random: Random): Omit<PairAgreement, 'raters'> {
  const items = tally.counts.reduce((sum, count) => sum + count, 0)
  const statistics = { percent: diagonalShare, kappa: cohenKappa }
  return { items, ...bootstrapIntervals(tally, statistics, { random, rounds: ROUNDS }) }
}

function diagonalShare({ categories, patterns }: Tally, counts: readonly number[]): Estimate {
  if (counts.every((count) => count === 0)) return 'nothing-shared'
  const onDiagonal = (cells: readonly number[]) => cells.indexOf(1) % (categories.length + 1) === 0
  const agreed = patterns.reduce((sum, cells, index) => sum + (onDiagonal(cells) ? (counts[index] ?? 0) : 0), 0)
  return agreed / counts.reduce((sum, count) => sum + count, 0)
}

function sharedItems({ patterns, counts }: Tally): number {
  const shared = (pattern: readonly number[]) => pattern.reduce((sum, n) => sum + n, 0) > 1
  return patterns.reduce((sum, pattern, index) => sum + (shared(pattern) ? (counts[index] ?? 0) : 0), 0)
}

function countSharing(ratings: readonly Rating[]): number {
  const raters = new Map<string, Set<string>>()
  for (const { item, rater } of ratings) raters.set(item, (raters.get(item) ?? new Set()).add(rater))
  return new Set([...raters.values()].filter((own) => own.size > 1).flatMap((own) => [...own])).size
}
