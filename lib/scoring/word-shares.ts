import type { DeepWeights } from './deep.ts'
import { firstPlace } from './deep-shape.ts'
import type { DeepTrace } from './score-deep.ts'
import type { Window } from './score-wide.ts'

/** How the logit of an attribute moves with each pooled number: back through the two dense layers. */
function pooledSlopes({ hidden, pooled }: DeepTrace, attribute: number, weights: DeepWeights): Float32Array {
  const slopes = new Float32Array(pooled.length)
  for (let h = 0; h < hidden.length; h++) {
    const factor = (hidden[h] ?? 0) > 0 ? (weights.output[attribute * hidden.length + h] ?? 0) : 0
    if (factor === 0) continue
    const at = h * pooled.length
    for (let i = 0; i < pooled.length; i++) slopes[i] = (slopes[i] ?? 0) + factor * (weights.hidden[at + i] ?? 0)
  }
  return slopes
}

/**
 * What each word of a window adds to the deep part's logit of an attribute: every filter's part in it (slope times
 * input), shared out among the words that the filter answered to.
 */
export function wordShares(
  window: Window,
  trace: DeepTrace,
  how: { attribute: number; weights: DeepWeights },
): Float32Array {
  const { filters } = how.weights.shape
  const slopes = pooledSlopes(trace, how.attribute, how.weights)
  const shares = new Float32Array(window.to - window.from)
  slopes.forEach((slope, i) => {
    if (slope === 0 || (trace.pooled[i] ?? 0) <= 0) return
    const width = Math.floor(i / filters) + 1
    const at = trace.best[i] ?? 0
    for (let j = 0; j < width && at + j < window.to; j++) {
      const seen = window.entries[at + j]?.projections[(firstPlace(width) + j) * filters + (i % filters)] ?? 0
      shares[at + j - window.from] = (shares[at + j - window.from] ?? 0) + slope * seen
    }
  })
  return shares
}
