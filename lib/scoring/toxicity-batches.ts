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

/** All places in batches within the limits, neighbours in length together, shortest first. */
export function planBatches(lengths: readonly number[], limits: BatchLimits): number[][] {
  const places = lengths.map((_, place) => place).sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b)
  const batches: number[][] = []
  for (const place of places) {
    const last = batches.at(-1)
    const fits = last && last.length < limits.members && (lengths[place] ?? 0) * (last.length + 1) <= limits.cells
    if (fits) last.push(place)
    else batches.push([place])
  }
  return batches
}
