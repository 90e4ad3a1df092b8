/** One text scored by both services; both 0..1. */
export type ScorePair = { ours: number; theirs: number }

/** The old threshold, the one of ours that lets as many through, and how often both then say the same. */
export type Translation = { theirs: number; ours: number; over: number; agreement: number }

const STEPS = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]

/** Fewer pairs than this say nothing of a threshold. */
export const FEWEST_PAIRS = 100

/**
 * Translates thresholds by rank: where a share of texts was at the old threshold or over it, ours is the score that the
 * same share reaches. A threshold that no text reached has no translation.
 */
export function translateThresholds(pairs: readonly ScorePair[]): Translation[] {
  if (pairs.length < FEWEST_PAIRS) return []
  const sorted = pairs.map(({ ours }) => ours).sort((a, b) => b - a)
  return STEPS.flatMap((theirs) => {
    const over = pairs.filter((pair) => pair.theirs >= theirs).length
    const ours = sorted[over - 1]
    if (ours === undefined) return []
    const same = pairs.filter((pair) => pair.theirs >= theirs === pair.ours >= ours).length
    return [{ theirs, ours, over, agreement: same / pairs.length }]
  })
}
