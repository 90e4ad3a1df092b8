import type { DeepWeights } from './deep.ts'
import { type DeepTrace, scoreDeep } from './score-deep.ts'
import { scoreWide, type Window } from './score-wide.ts'
import type { WideWeights } from './wide.ts'

/** How much the deep part's logits count beside those of the wide one, of 1. Chosen on rows kept out of training. */
const DEEP_SHARE = 0.6

/** What both parts say of a window: their weighted mean, and the deep part's trace for what drove it. */
export type WindowScore = { logits: Float32Array; trace: DeepTrace }

/** Scores a window with both parts. */
export function scoreWindow(window: Window, weights: { wide: WideWeights; deep: DeepWeights }): WindowScore {
  const wide = scoreWide(window, weights.wide)
  const trace = scoreDeep(window, weights.deep)
  const logits = wide.map((logit, k) => (1 - DEEP_SHARE) * logit + DEEP_SHARE * (trace.logits[k] ?? 0))
  return { logits, trace }
}
