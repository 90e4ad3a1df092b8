export type Percentiles = { p50: number; p95: number; p99: number }

/** The middle of some numbers; of an even count the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  return at(values, 0.5)
}

export function percentiles(values: readonly number[]): Percentiles {
  return { p50: at(values, 0.5), p95: at(values, 0.95), p99: at(values, 0.99) }
}

/** The smallest value that at least `share` of all are not over. */
function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
