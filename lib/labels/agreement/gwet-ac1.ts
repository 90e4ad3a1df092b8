import { percentAgreement } from '#lib/labels/agreement/percent-agreement.ts'
import type { Estimate, Tally } from '#lib/labels/agreement/schema.ts'

/**
 * Gwet's first-order agreement coefficient, any number of raters, with gaps: steady where one category is rare, which
 * kappa and alpha are not. (Gwet, Computing inter-rater reliability and its variance in the presence of high
 * agreement, 2008.) Where only one category was ever chosen nothing tells agreement from habit: undefined.
 */
export function gwetAc1(tally: Tally, counts: readonly number[]): Estimate {
  const { categories, patterns } = tally
  const agreed = percentAgreement(tally, counts)
  if (typeof agreed === 'string') return agreed
  const shares = new Array<number>(categories.length).fill(0)
  let items = 0
  for (const [index, pattern] of patterns.entries()) {
    const count = counts[index] ?? 0
    const raters = pattern.reduce((sum, n) => sum + n, 0)
    items += count
    for (const [category, n] of pattern.entries()) shares[category] = (shares[category] ?? 0) + count * (n / raters)
  }
  if (shares.filter((share) => share > 0).length < 2) return 'one-category'
  const spread = shares.reduce((sum, share) => sum + (share / items) * (1 - share / items), 0)
  const byChance = spread / (categories.length - 1)
  return (agreed - byChance) / (1 - byChance)
}
