import { groupNearDuplicates, rankInGroup } from '#lib/assignments/sampling/group-near-duplicates.ts'
import type { Chosen } from '#lib/assignments/sampling/schema.ts'

type Wanted = { count: number; randomFloor: number; diverse: boolean }

/**
 * Composes a sample of what a method found, in its order, and what was drawn at random: at least the floor of it is from
 * the latter, and more where the method found too little. A comment that both have counts as drawn at random. With
 * `diverse` only the first of texts that are nearly the same is taken.
 */
export function chooseSample(
  found: readonly Chosen[],
  random: readonly Chosen[],
  { count, randomFloor, diverse }: Wanted,
): Chosen[] {
  const floor = Math.ceil(count * randomFloor)
  const first = random.slice(0, floor)
  const taken = new Set(first.map((one) => one.commentId))
  const byMethod = found.filter((one) => !taken.has(one.commentId))
  for (const one of byMethod) taken.add(one.commentId)
  const rest = random.slice(floor).filter((one) => !taken.has(one.commentId))
  const pool = [...first, ...byMethod, ...rest]
  return (diverse ? firstOfEach(pool) : pool).slice(0, count)
}

function firstOfEach(pool: readonly Chosen[]): Chosen[] {
  const ranks = rankInGroup(groupNearDuplicates(pool.map((one) => one.text)))
  return pool.filter((_, index) => ranks[index] === 0)
}

/** In an order in which texts that are nearly the same stand far from each other; otherwise as they came. */
export function spreadNearDuplicates<T extends { text: string }>(items: readonly T[]): T[] {
  const ranks = rankInGroup(groupNearDuplicates(items.map((one) => one.text)))
  return items
    .map((item, index) => ({ item, rank: ranks[index] ?? 0, index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ item }) => item)
}
