export type ScoreWord = 'Likely' | 'Maybe' | 'Unlikely'

/** A score in a word, against the policy's threshold: over it, from its half on, or below. */
export function scoreWord(score: number, threshold: number): ScoreWord {
  if (score >= threshold) return 'Likely'
  return score >= threshold / 2 ? 'Maybe' : 'Unlikely'
}

/** A share in whole per cent, as people read it. Rounds down, so that 100 % is only said of 1. */
export function percent(share: number): string {
  return `${Math.floor(share * 100 + 1e-6)} %`
}
