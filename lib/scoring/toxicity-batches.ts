/** Pieces that the published graph reads of a row; it drops the rest (its constant `ClipToMaxLength/Less/y`). */
export const WINDOW = 128
/** Pieces that a window shares with the one before it, so that no phrase is cut in two for both. */
export const OVERLAP = 16

export type BatchLimits = {
  /** Most members of a batch. */
  members: number
  /** Most cells after padding: members times the longest length. A single longer member is a batch of its own. */
  cells: number
}

/** Windows that are read of one text: a bound on what a single text can cost. */
const MOST_WINDOWS = 32
/** Pieces that are read of one text. */
export const MOST_PIECES = WINDOW + (MOST_WINDOWS - 1) * (WINDOW - OVERLAP)

/** A row of pieces in windows of at most `WINDOW`; the last one ends where the row ends. */
export function cutWindows(ids: readonly number[]): number[][] {
  const windows: number[][] = []
  for (let start = 0; ; start += WINDOW - OVERLAP) {
    windows.push(ids.slice(start, start + WINDOW))
    if (start + WINDOW >= ids.length) return windows
  }
}

/**
 * Places of the members of the next batch out of what waits: the first, which has waited longest and so is never
 * passed over, and those nearest to it in length, within the limits.
 */
export function chooseBatch(lengths: readonly number[], limits: BatchLimits): number[] {
  const [first = 0] = lengths
  const byNearness = lengths
    .map((length, place) => ({ place, length, distance: Math.abs(length - first) }))
    .sort((a, b) => a.distance - b.distance || a.place - b.place)
  const chosen: number[] = []
  let longest = 0
  for (const { place, length } of byNearness) {
    const widest = Math.max(longest, length)
    const fits = chosen.length < limits.members && widest * (chosen.length + 1) <= limits.cells
    if (chosen.length > 0 && !fits) break
    chosen.push(place)
    longest = widest
  }
  return chosen.sort((a, b) => a - b)
}

/**
 * All places in batches of one length each, within the limits, shortest first. Nothing is padded: sums over padding
 * round otherwise, and a text would score a little differently beside other texts.
 */
export function planBatches(lengths: readonly number[], limits: BatchLimits): number[][] {
  const byLength = Map.groupBy(lengths.keys(), (place) => lengths[place] ?? 0)
  return [...byLength]
    .sort(([a], [b]) => a - b)
    .flatMap(([length, places]) => {
      const size = Math.max(1, Math.min(limits.members, Math.floor(limits.cells / length)))
      return Array.from({ length: Math.ceil(places.length / size) }, (_, i) => places.slice(i * size, (i + 1) * size))
    })
}
