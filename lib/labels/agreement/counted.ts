import type { Tally } from '#lib/labels/agreement/schema.ts'

/** How many comments have so many yes and so many no to an attribute. */
export type CountedItems = { attribute: string; yes: number; no: number; items: number }

type Answer = 'yes' | 'no'

/** On how many comments two annotators said so of an attribute. */
export type CountedPairs = {
  attribute: string
  first: string
  second: string
  one: Answer
  other: Answer
  items: number
}

const CATEGORIES = ['no', 'yes'] as const

/** Counted items as a tally: of one attribute, or of all together where rows of many are given. */
export function tallyItems(counted: readonly CountedItems[]): Tally {
  return gather(counted.map(({ yes, no, items }) => ({ pattern: [no, yes], items })))
}

/** Counted answers of one pair as `tallyPair` would count them. */
export function tallyPairs(counted: readonly CountedPairs[]): Tally {
  return gather(
    counted.map(({ one, other, items }) => {
      const pattern = [0, 0, 0, 0]
      pattern[CATEGORIES.indexOf(one) * 2 + CATEGORIES.indexOf(other)] = 1
      return { pattern, items }
    }),
  )
}

function gather(rows: readonly { pattern: number[]; items: number }[]): Tally {
  const found = new Map<string, { pattern: number[]; items: number }>()
  for (const { pattern, items } of rows) {
    const key = pattern.join(' ')
    found.set(key, { pattern, items: (found.get(key)?.items ?? 0) + items })
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  return { categories: CATEGORIES, patterns: sorted.map((one) => one.pattern), counts: sorted.map((one) => one.items) }
}
