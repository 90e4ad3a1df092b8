/**
 * The sizes of the deep part: `dim` numbers for a word, `filters` for each of the widths 1 to `widths`, `hidden` units,
 * `buckets` of sub-word embeddings.
 */
export type DeepShape = { buckets: number; dim: number; filters: number; widths: number; hidden: number }

/** The shape of the weights that ship. */
export const DEEP_SHAPE: DeepShape = { buckets: 131_072, dim: 32, filters: 64, widths: 3, hidden: 96 }

/** How many places the filters of all widths have together: a filter of width 3 looks at a word from 3 places. */
export function placeCount({ widths }: DeepShape): number {
  return (widths * (widths + 1)) / 2
}

/** The first place of the filters of a width. */
export function firstPlace(width: number): number {
  return (width * (width - 1)) / 2
}

/** The bucket of a feature: its upper bits, since the wide part takes the lower. */
export function bucketOf(feature: number, buckets: number): number {
  return (feature >>> 12) % buckets
}
