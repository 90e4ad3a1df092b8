import type { Estimate, Tally } from '#lib/labels/agreement/schema.ts'

/** The share of pairs of ratings of one item that are equal, averaged over the items that have a pair. In 0..1. */
export function percentAgreement({ patterns }: Tally, counts: readonly number[]): Estimate {
  let items = 0
  let agreed = 0
  for (const [index, pattern] of patterns.entries()) {
    const count = counts[index] ?? 0
    const raters = pattern.reduce((sum, n) => sum + n, 0)
    if (raters < 2) continue
    items += count
    agreed += (count * pattern.reduce((sum, n) => sum + n * (n - 1), 0)) / (raters * (raters - 1))
  }
  return items === 0 ? 'nothing-shared' : agreed / items
}
