/** How sure the separator is, in steps that have a word each. */
export type Sureness = 'sure' | 'fairly-sure' | 'unsure'

/** A probability in 0..1 as a step; the lowest is where a person must look before the page is believed. */
export function surenessOf(confidence: number): Sureness {
  if (confidence >= 0.85) return 'sure'
  return confidence >= 0.7 ? 'fairly-sure' : 'unsure'
}

type Separated = { borderConfidence: number; hasCommentsConfidence: number; corrected: boolean; comments: number }

/** Whether a stored separation is unsure. A person who moved the border has settled it; without comments there is none. */
export function isUnsure({ borderConfidence, hasCommentsConfidence, corrected, comments }: Separated): boolean {
  if (corrected) return false
  const border = comments === 0 ? 1 : borderConfidence
  return [border, hasCommentsConfidence].some((confidence) => surenessOf(confidence) === 'unsure')
}
