import type { DeepWeights } from './deep.ts'
import { type DeepTrace, scoreDeep } from './score-deep.ts'
import { scoreWide, type Window } from './score-wide.ts'
import type { WideWeights } from './wide.ts'

/** What both parts say of a window: their mean, and the deep part's trace for what drove it. */
export type WindowScore = { logits: Float32Array; trace: DeepTrace }

/** Scores a window with both parts; their logits count alike. */
export function scoreWindow(window: Window, weights: { wide: WideWeights; deep: DeepWeights }): WindowScore {
  const wide = scoreWide(window, weights.wide)
  const trace = scoreDeep(window, weights.deep)
  return { logits: wide.map((logit, k) => (logit + (trace.logits[k] ?? 0)) / 2), trace }
}
