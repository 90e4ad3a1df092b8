/** A probability, whether it came true, and how much that counts. */
export type Forecast = { score: number; truth: number; weight: number }

/** One tenth of the scale: the mean score and the rate of truth in it, by weight. */
export type Bin = { score: number; truth: number; weight: number }

/** The forecasts by tenths of the scale; empty tenths are left out. For the reliability curve. */
export function reliability(forecasts: readonly Forecast[]): Bin[] {
  const bins = Array.from({ length: 10 }, () => ({ score: 0, truth: 0, weight: 0 }))
  for (const { score, truth, weight } of forecasts) {
    const bin = bins[Math.min(9, Math.floor(score * 10))]
    if (bin === undefined) continue
    bin.score += score * weight
    bin.truth += truth * weight
    bin.weight += weight
  }
  return bins
    .filter(({ weight }) => weight > 0)
    .map(({ score, truth, weight }) => ({ score: score / weight, truth: truth / weight, weight }))
}

/** The mean distance between score and truth over tenths of the scale, by weight (expected calibration error). */
export function calibrationError(forecasts: readonly Forecast[]): number {
  const bins = reliability(forecasts)
  const total = bins.reduce((sum, { weight }) => sum + weight, 0)
  return bins.reduce((sum, { score, truth, weight }) => sum + (Math.abs(score - truth) * weight) / total, 0)
}
