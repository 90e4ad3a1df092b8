/** What one rater said of one item. `value` is a category; what a rater left open is not in the list. */
export type Rating = { item: string; rater: string; value: string }

/**
 * Items that were rated alike, together. `patterns[p][c]` says how many raters of such an item chose category `c`;
 * `counts[p]` says how many items are so.
 */
export type Tally = {
  categories: readonly string[]
  patterns: readonly (readonly number[])[]
  counts: readonly number[]
}

/** Why a coefficient has no value. It then has none: neither 0 nor 1 would be true. */
export type Undefined = 'nothing-shared' | 'one-category' | 'unequal-raters'

/** `interval` is the 95% bootstrap interval; null where too few of the samples have a value. */
export type Coefficient =
  | { defined: true; value: number; interval: readonly [low: number, high: number] | null }
  | { defined: false; why: Undefined }

/** A number, or why there is none. */
export type Estimate = number | Undefined

/** Numbers in 0..1 that are evenly distributed; the same sequence for the same seed. */
export type Random = () => number
