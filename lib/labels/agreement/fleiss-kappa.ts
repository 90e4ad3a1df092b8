import { percentAgreement } from '#lib/labels/agreement/percent-agreement.ts'
import type { Estimate, Tally } from '#lib/labels/agreement/schema.ts'

/**
 * Agreement of any number of raters, not always the same, beyond what the categories' shares would give by chance.
 * (Fleiss, Measuring nominal scale agreement among many raters, 1971.) It is made for items that all have the same
 * number of ratings, two or more, and undefined otherwise.
 */
export function fleissKappa(tally: Tally, counts: readonly number[]): Estimate {
  const { categories, patterns } = tally
  const sizes = new Set(patterns.flatMap((pattern, index) => (counts[index] ? [total(pattern)] : [])))
  const [raters] = sizes
  if (raters === undefined) return 'nothing-shared'
  if (sizes.size > 1) return 'unequal-raters'
  const agreed = percentAgreement(tally, counts)
  if (typeof agreed === 'string') return agreed
  const ratings = raters * total(counts)
  const chosen = categories.map((_, category) =>
    patterns.reduce((sum, pattern, index) => sum + (pattern[category] ?? 0) * (counts[index] ?? 0), 0),
  )
  if (chosen.includes(ratings)) return 'one-category'
  const byChance = chosen.reduce((sum, n) => sum + (n / ratings) ** 2, 0)
  return (agreed - byChance) / (1 - byChance)
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)
