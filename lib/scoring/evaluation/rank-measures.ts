/** Scores with what is true of each, 1 or 0. */
export type Judged = readonly { score: number; truth: 0 | 1 }[]

/** Fewer texts of either kind say nothing. */
const LEAST = 10

/** True when there are ten of both kinds, so that a measure means something. */
export function hasBoth(judged: Judged): boolean {
  const positives = judged.filter(({ truth }) => truth === 1).length
  return positives >= LEAST && judged.length - positives >= LEAST
}

/**
 * The area under the ROC curve: how often a true one scores above a false one, ties counting half (Mann and Whitney).
 * NaN without both kinds.
 */
export function areaUnderCurve(judged: Judged): number {
  const sorted = judged.toSorted((a, b) => a.score - b.score)
  const positives = sorted.filter((one) => one.truth === 1).length
  let ranks = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to++
    for (let i = from; i < to; i++) if (sorted[i]?.truth === 1) ranks += (from + to + 1) / 2
    from = to
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (sorted.length - positives))
}

/** Mean precision over the true ones as the threshold falls to each of them. */
export function averagePrecision(judged: Judged): number {
  const sorted = judged.toSorted((a, b) => b.score - a.score)
  let found = 0
  let sum = 0
  sorted.forEach(({ truth }, i) => {
    found += truth
    if (truth === 1) sum += found / (i + 1)
  })
  return sum / found
}

/** The least threshold that at most `rate` of the false ones reach (score at or above it). */
export function thresholdAtFalseRate(judged: Judged, rate: number): number {
  const clean = judged
    .filter((one) => one.truth === 0)
    .map((one) => one.score)
    .sort((a, b) => b - a)
  const first = clean[Math.floor(rate * clean.length)]
  return first === undefined ? 0 : Math.min(1, first + 1e-6)
}

/** The share of the true ones found at the threshold that lets `rate` of the false ones through. */
export function recallAtFalseRate(judged: Judged, rate: number): number {
  const threshold = thresholdAtFalseRate(judged, rate)
  const toxic = judged.filter((one) => one.truth === 1)
  return toxic.filter((one) => one.score >= threshold).length / toxic.length
}
