import type { Estimate, Tally } from '#lib/labels/agreement/schema.ts'

/**
 * Agreement of two raters beyond what their own habits would give by chance, of a tally made by `tallyPair`.
 * (Cohen, A coefficient of agreement for nominal scales, 1960.) Undefined where both say one thing all the time.
 */
export function cohenKappa({ categories, patterns }: Tally, counts: readonly number[]): Estimate {
  const size = categories.length
  const rows = new Array<number>(size).fill(0)
  const columns = new Array<number>(size).fill(0)
  let items = 0
  let agreed = 0
  for (const [index, cells] of patterns.entries()) {
    const count = counts[index] ?? 0
    const cell = cells.indexOf(1)
    const row = Math.floor(cell / size)
    const column = cell % size
    items += count
    if (row === column) agreed += count
    rows[row] = (rows[row] ?? 0) + count
    columns[column] = (columns[column] ?? 0) + count
  }
  if (items === 0) return 'nothing-shared'
  const byChance = rows.reduce((sum, row, index) => sum + (row / items) * ((columns[index] ?? 0) / items), 0)
  // Of whole numbers: only when all stands in one cell is it exactly one.
  return rows.some((row, index) => row === items && columns[index] === items)
    ? 'one-category'
    : (agreed / items - byChance) / (1 - byChance)
}
