/** Half-open ranges of UTF-16 units. */
export type Ranges = readonly (readonly [start: number, end: number])[]

function unitsIn(ranges: Ranges): Set<number> {
  const units = new Set<number>()
  for (const [start, end] of ranges) for (let i = start; i < end; i++) units.add(i)
  return units
}

/** The F1 of the units marked against those that should be; a text with none of either counts 1 (Pavlopoulos 2021). */
export function spanAgreement(marked: Ranges, truth: Ranges): number {
  const [mine, gold] = [unitsIn(marked), unitsIn(truth)]
  if (mine.size === 0 && gold.size === 0) return 1
  const both = [...mine].filter((unit) => gold.has(unit)).length
  return (2 * both) / (mine.size + gold.size)
}
