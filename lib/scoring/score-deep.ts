import type { AddProducts } from './add-products.ts'
import type { DeepWeights } from './deep.ts'
import { type DeepShape, firstPlace } from './deep-shape.ts'
import type { Window } from './score-wide.ts'
import { OUTPUTS } from './wide.ts'

/**
 * What the deep part found in a window: `best` is the word at which each filter answered strongest. `sums` is what the
 * filters of one width see at one word.
 */
export type DeepTrace = {
  sums: Float32Array
  pooled: Float32Array
  best: Int32Array
  hidden: Float32Array
  logits: Float32Array
}

/** Room for a trace, which may be filled again for another window. */
export function emptyTrace({ filters, widths, hidden }: DeepShape): DeepTrace {
  const size = filters * widths
  return {
    sums: new Float32Array(filters),
    pooled: new Float32Array(size),
    best: new Int32Array(size),
    hidden: new Float32Array(hidden),
    logits: new Float32Array(OUTPUTS),
  }
}

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

function poolWidth(width: number, window: Window, { pooled, best, sums }: DeepTrace): void {
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

type Layer = { add: AddProducts; bias: Float32Array }

/** A dense layer: `out[r]` is the bias plus the row's inner product with `input`. */
function dense(input: Float32Array, { add, bias }: Layer, out: Float32Array): void {
  out.set(bias)
  add(out, input)
}

function rectify(values: Float32Array): void {
  for (let i = 0; i < values.length; i++) values[i] = Math.max(0, values[i] ?? 0)
}

/** The deep logits of a window of words, with what led to them, written to `trace`. */
export function scoreDeep(window: Window, weights: DeepWeights, trace: DeepTrace): DeepTrace {
  const { sums, pooled, best, hidden, logits } = trace
  sums.fill(0)
  pooled.fill(Number.NEGATIVE_INFINITY)
  best.fill(0)
  for (let width = 1; width <= weights.shape.widths; width++) poolWidth(width, window, trace)
  for (let i = 0; i < pooled.length; i++) pooled[i] = (pooled[i] ?? 0) + (weights.filterBias[i] ?? 0)
  rectify(pooled)
  dense(pooled, { add: weights.addHidden, bias: weights.hiddenBias }, hidden)
  rectify(hidden)
  dense(hidden, { add: weights.addOutput, bias: weights.outputBias }, logits)
  return trace
}
