import type { DeepWeights } from './deep.ts'
import { type DeepTrace, scoreDeep } from './score-deep.ts'
import { scoreWide, type Window } from './score-wide.ts'
import { OUTPUTS, type WideWeights } from './wide.ts'

/** How much the deep part's logits count beside those of the wide one, of 1. Chosen on rows kept out of training. */
const DEEP_SHARE = 0.6

/** What both parts say of a window: their weighted mean, and the deep part's trace for what drove it. */
export type WindowScore = { logits: Float32Array; trace: DeepTrace }

type Weights = { wide: WideWeights; deep: DeepWeights }

/** Scores a window with both parts; the deep part's trace is written to `room`. */
export function scoreWindow(window: Window, weights: Weights, room: DeepTrace): WindowScore {
  const logits = scoreWide(window, weights.wide)
  const trace = scoreDeep(window, weights.deep, room)
  for (let k = 0; k < OUTPUTS; k++) {
    logits[k] = (1 - DEEP_SHARE) * (logits[k] ?? 0) + DEEP_SHARE * (trace.logits[k] ?? 0)
  }
  return { logits, trace }
}
