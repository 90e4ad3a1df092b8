/** A statement with the probability that was given for it, and whether it was right. */
export type Claim = { confidence: number; right: boolean }

/** The claims whose confidence lies between two bounds: how many, how sure in the mean, and how many were right. */
export type ReliabilityBin = { from: number; to: number; count: number; confidence: number; right: number }

export type Reliability = { bins: ReliabilityBin[]; error: number }

/**
 * Compares what was said with what was so, in bins of equal width over 0..1; empty ones are left out. `error` is the
 * expected calibration error: the mean distance of a bin's confidence from its share of right claims (Naeini, 2015).
 */
export function reliability(claims: readonly Claim[], width = 0.1): Reliability {
  const bins: ReliabilityBin[] = []
  const count = Math.round(1 / width)
  for (let k = 0; k < count; k++) {
    const inside = claims.filter(
      ({ confidence }) => Math.min(count - 1, Math.max(0, Math.floor(confidence / width + 1e-9))) === k,
    )
    if (inside.length === 0) continue
    const mean = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length
    const right = inside.filter((claim) => claim.right).length / inside.length
    bins.push({ from: k * width, to: (k + 1) * width, count: inside.length, confidence: mean, right })
  }
  const error = bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.confidence - bin.right), 0) / claims.length
  return { bins, error: claims.length === 0 ? Number.NaN : error }
}
