import type { Rating, Tally } from '#lib/labels/agreement/schema.ts'

/** Gathers ratings by item, and items by what was said of them. Of two ratings by one rater the later counts. */
export function tallyRatings(ratings: readonly Rating[]): Tally {
  const categories = [...new Set(ratings.map((one) => one.value))].sort()
  const items = byItem(ratings)
  return gather(categories, items, (said) => countEach(categories, [...said.values()]))
}

/**
 * The same for two raters and the items that both rated: a pattern is then a cell of their table, with as many places
 * as categories squared.
 */
export function tallyPair(ratings: readonly Rating[], [first, second]: readonly [string, string]): Tally {
  const own = ratings.filter(({ rater }) => rater === first || rater === second)
  const shared = new Map([...byItem(own)].filter(([, said]) => said.size === 2))
  const categories = [...new Set([...shared.values()].flatMap((said) => [...said.values()]))].sort()
  const place = new Map(categories.map((category, index) => [category, index]))
  return gather(categories, shared, (said) => {
    const cells = new Array<number>(categories.length ** 2).fill(0)
    const at = (rater: string) => place.get(said.get(rater) ?? '') ?? 0
    cells[at(first) * categories.length + at(second)] = 1
    return cells
  })
}

type Said = ReadonlyMap<string, string>

function byItem(ratings: readonly Rating[]): Map<string, Said> {
  const items = new Map<string, Map<string, string>>()
  for (const { item, rater, value } of ratings) {
    const said = items.get(item)
    if (said) said.set(rater, value)
    else items.set(item, new Map([[rater, value]]))
  }
  return items
}

function countEach(categories: readonly string[], values: readonly string[]): number[] {
  return categories.map((category) => values.reduce((sum, value) => sum + (value === category ? 1 : 0), 0))
}

function gather(
  categories: readonly string[],
  items: ReadonlyMap<string, Said>,
  toPattern: (said: Said) => number[],
): Tally {
  const found = new Map<string, { pattern: number[]; count: number }>()
  for (const said of items.values()) {
    const pattern = toPattern(said)
    const key = pattern.join(' ')
    const known = found.get(key)
    if (known) known.count += 1
    else found.set(key, { pattern, count: 1 })
  }
  // In an order of its own, so that the same ratings in another order draw the same samples.
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  return { categories, patterns: sorted.map((one) => one.pattern), counts: sorted.map((one) => one.count) }
}
