import type { Mark, Marks } from './schema.ts'

/** What a person says of a page so far; the border is left out where it was found. */
type Said = { border?: number | null | undefined; splits: readonly number[]; marks: Marks }

/**
 * The same with a block split at a place: the blocks behind it keep what was said of them. Both parts are what the block
 * was marked as; where that began a comment, the second goes on with it.
 */
export function withSplit<S extends Said>(said: S, { block, place }: { block: number; place: number }): S {
  const own = said.marks[block]
  const marks = shift(said.marks, (i) => (i > block ? i + 1 : i))
  if (own !== undefined) marks[block + 1] = own === 'begins' ? 'continues' : own
  const splits = [...said.splits, place].sort((a, b) => a - b)
  return { ...said, splits, marks, ...shiftBorder(said, (i) => (i > block ? i + 1 : i)) }
}

/** The same with a part joined with the one before it, at the place where they were split; it is what that one is. */
export function withoutSplit<S extends Said>(said: S, { block, place }: { block: number; place: number }): S {
  const marks = shift(said.marks, (i) => (i === block ? null : i > block ? i - 1 : i))
  const splits = said.splits.filter((one) => one !== place)
  return { ...said, splits, marks, ...shiftBorder(said, (i) => (i >= block ? i - 1 : i)) }
}

function shift(marks: Marks, to: (block: number) => number | null): Record<number, Mark> {
  const shifted = Object.entries(marks).flatMap(([block, mark]) => {
    const place = to(Number(block))
    return place === null ? [] : [[place, mark] as const]
  })
  return Object.fromEntries(shifted)
}

function shiftBorder({ border }: Said, to: (block: number) => number): { border?: number } {
  return typeof border === 'number' ? { border: to(border) } : {}
}
