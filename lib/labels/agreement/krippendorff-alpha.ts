import type { Estimate, Tally } from '#lib/labels/agreement/schema.ts'

/**
 * Krippendorff's alpha for nominal data, any number of raters, with gaps: one less the disagreement that is seen over
 * the one that is expected. Items with a single rating have no pair and do not count.
 * (Krippendorff, Computing Krippendorff's alpha-reliability, 2011, section C.)
 */
export function krippendorffAlpha({ categories, patterns }: Tally, counts: readonly number[]): Estimate {
  const chosen = new Array<number>(categories.length).fill(0)
  let ratings = 0
  let agreed = 0
  for (const [index, pattern] of patterns.entries()) {
    const count = counts[index] ?? 0
    const raters = pattern.reduce((sum, n) => sum + n, 0)
    if (raters < 2 || count === 0) continue
    ratings += count * raters
    agreed += (count * pattern.reduce((sum, n) => sum + n * (n - 1), 0)) / (raters - 1)
    for (const [category, n] of pattern.entries()) chosen[category] = (chosen[category] ?? 0) + count * n
  }
  if (ratings === 0) return 'nothing-shared'
  if (chosen.includes(ratings)) return 'one-category'
  const expected = ratings * ratings - chosen.reduce((sum, n) => sum + n * n, 0)
  return 1 - ((ratings - 1) * (ratings - agreed)) / expected
}
