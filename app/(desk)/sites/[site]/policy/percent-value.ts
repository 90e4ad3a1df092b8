/** A threshold in 0..1 as the per cent that stand in a field, with at most one decimal place. */
export function toPercent(threshold: number): number {
  return Math.round(threshold * 1000) / 10
}

/** And back. */
export function fromPercent(value: number): number {
  return Math.round(value * 10) / 1000
}

/** A threshold as it is read: "70 %", "no threshold" where there is none. */
export function sayThreshold(threshold: number | null): string {
  return threshold === null ? 'no threshold' : `${toPercent(threshold)} %`
}
