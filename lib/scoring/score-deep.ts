import type { DeepWeights } from './deep.ts'
import { firstPlace } from './deep-shape.ts'
import type { Window } from './score-wide.ts'
import { OUTPUTS } from './wide.ts'

/** What the deep part found in a window: `best` is the word at which each filter answered strongest. */
export type DeepTrace = { pooled: Float32Array; best: Int32Array; hidden: Float32Array; logits: Float32Array }

const EMPTY = new Float32Array()

function addPlaces(sums: Float32Array, width: number, at: number, window: Window): void {
  const filters = sums.length
  for (let j = 0; j < width && at + j < window.to; j++) {
    const projections = window.entries[at + j]?.projections ?? EMPTY
    const from = (firstPlace(width) + j) * filters
    if (j === 0) for (let f = 0; f < filters; f++) sums[f] = projections[from + f] ?? 0
    else for (let f = 0; f < filters; f++) sums[f] = (sums[f] ?? 0) + (projections[from + f] ?? 0)
  }
}

function poolWidth(width: number, window: Window, trace: DeepTrace, sums: Float32Array): void {
  const { pooled, best } = trace
  const out = (width - 1) * sums.length
  const last = Math.max(window.from, window.to - width)
  for (let at = window.from; at <= last; at++) {
    addPlaces(sums, width, at, window)
    for (let f = 0; f < sums.length; f++) {
      const sum = sums[f] ?? 0
      if (sum <= (pooled[out + f] ?? 0)) continue
      pooled[out + f] = sum
      best[out + f] = at
    }
  }
}

/** A dense layer: `out[r]` is the bias plus the row's inner product with `input`. */
function dense(input: Float32Array, rows: Float32Array, bias: Float32Array): Float32Array {
  const size = input.length
  return bias.map((start, r) => {
    let sum = start
    const at = r * size
    for (let i = 0; i < size; i++) sum += (input[i] ?? 0) * (rows[at + i] ?? 0)
    return sum
  })
}

/** The deep logits of a window of words, with what led to them. */
export function scoreDeep(window: Window, weights: DeepWeights): DeepTrace {
  const { filters, widths } = weights.shape
  const size = filters * widths
  const pooled = new Float32Array(size).fill(Number.NEGATIVE_INFINITY)
  const trace = { pooled, best: new Int32Array(size), hidden: EMPTY, logits: new Float32Array(OUTPUTS) }
  const sums = new Float32Array(filters)
  for (let width = 1; width <= widths; width++) poolWidth(width, window, trace, sums)
  for (let i = 0; i < size; i++) pooled[i] = Math.max(0, (pooled[i] ?? 0) + (weights.filterBias[i] ?? 0))
  const hidden = dense(pooled, weights.hidden, weights.hiddenBias).map((value) => Math.max(0, value))
  return { ...trace, hidden, logits: dense(hidden, weights.output, weights.outputBias) }
}
