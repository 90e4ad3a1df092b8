import { firstPlace, placeCount } from '../deep-shape.ts'
import { OUTPUTS } from '../wide.ts'
import type { DeepState } from './deep-state.ts'
import type { BatchWords } from './deep-words.ts'
import type { Random } from './random.ts'
import { addScaled, dot } from './vectors.ts'

/** What a forward pass over one text leaves for the backward one. `best` is where each filter was strongest. */
export type DeepTrace = {
  rows: Int32Array
  pooled: Float32Array
  best: Int32Array
  sums: Float32Array
  hidden: Float32Array
  logits: Float32Array
}

/** Room for one text at a time. */
export function deepTrace({ shape }: DeepState): DeepTrace {
  const pooled = shape.filters * shape.widths
  return {
    rows: new Int32Array(),
    pooled: new Float32Array(pooled),
    best: new Int32Array(pooled),
    sums: new Float32Array(shape.filters),
    hidden: new Float32Array(shape.hidden),
    logits: new Float32Array(OUTPUTS),
  }
}

/** The strongest answer of each filter of a width over the text; what lies beyond its end counts as nothing. */
function poolWidth(width: number, trace: DeepTrace, words: BatchWords, state: DeepState): void {
  const { filters } = state.shape
  const size = filters * placeCount(state.shape)
  const { rows, pooled, best, sums } = trace
  const out = (width - 1) * filters
  const starts = Math.max(1, rows.length - width + 1)
  for (let start = 0; start < starts; start++) {
    sums.fill(0)
    for (let j = 0; j < width && start + j < rows.length; j++) {
      const at = (rows[start + j] ?? 0) * size + (firstPlace(width) + j) * filters
      for (let f = 0; f < filters; f++) sums[f] = (sums[f] ?? 0) + (words.projections[at + f] ?? 0)
    }
    for (let f = 0; f < filters; f++) {
      const sum = sums[f] ?? 0
      if (start > 0 && sum <= (pooled[out + f] ?? 0)) continue
      pooled[out + f] = sum
      best[out + f] = start
    }
  }
}

function activate(trace: DeepTrace, bias: Float32Array, drop: number, random: Random | undefined): void {
  for (let i = 0; i < trace.pooled.length; i++) {
    const value = Math.max(0, (trace.pooled[i] ?? 0) + (bias[i] ?? 0))
    const kept = random === undefined ? 1 : random() < drop ? 0 : 1 / (1 - drop)
    trace.pooled[i] = value * kept
  }
}

/** The logits of a text into `trace`; with `random`, a share `drop` of the pooled numbers is left out at random. */
export function deepForward(
  trace: DeepTrace,
  env: { words: BatchWords; state: DeepState; drop: number; random?: Random | undefined },
): void {
  const { words, state, drop, random } = env
  const size = trace.pooled.length
  for (let width = 1; width <= state.shape.widths; width++) poolWidth(width, trace, words, state)
  activate(trace, state.filterBias.weights, drop, random)
  for (let h = 0; h < trace.hidden.length; h++) {
    const sum = dot(trace.pooled, 0, state.hidden.weights, h * size, size) + (state.hiddenBias.weights[h] ?? 0)
    trace.hidden[h] = Math.max(0, sum)
  }
  for (let k = 0; k < OUTPUTS; k++) {
    const units = trace.hidden.length
    trace.logits[k] = dot(trace.hidden, 0, state.output.weights, k * units, units) + (state.outputBias.weights[k] ?? 0)
  }
}

function addTo(array: Float32Array, at: number, value: number): void {
  array[at] = (array[at] ?? 0) + value
}

function backHidden(trace: DeepTrace, errors: Float32Array, state: DeepState): Float32Array {
  const units = trace.hidden.length
  const grads = new Float32Array(units)
  for (let k = 0; k < OUTPUTS; k++) {
    const factor = errors[k] ?? 0
    if (factor === 0) continue
    addTo(state.outputBias.grads, k, factor)
    addScaled(state.output.grads, k * units, trace.hidden, 0, { factor, size: units })
    addScaled(grads, 0, state.output.weights, k * units, { factor, size: units })
  }
  return grads
}

function backPooled(trace: DeepTrace, hiddenGrads: Float32Array, state: DeepState): Float32Array {
  const size = trace.pooled.length
  const grads = new Float32Array(size)
  for (let h = 0; h < hiddenGrads.length; h++) {
    const factor = (trace.hidden[h] ?? 0) > 0 ? (hiddenGrads[h] ?? 0) : 0
    if (factor === 0) continue
    addTo(state.hiddenBias.grads, h, factor)
    addScaled(state.hidden.grads, h * size, trace.pooled, 0, { factor, size })
    addScaled(grads, 0, state.hidden.weights, h * size, { factor, size })
  }
  return grads
}

function backFilters(trace: DeepTrace, grads: Float32Array, words: BatchWords, state: DeepState): void {
  const { dim, filters, widths } = state.shape
  for (let i = 0; i < filters * widths; i++) {
    const factor = (trace.pooled[i] ?? 0) > 0 ? (grads[i] ?? 0) : 0
    if (factor === 0) continue
    addTo(state.filterBias.grads, i, factor)
    const width = Math.floor(i / filters) + 1
    const start = trace.best[i] ?? 0
    for (let j = 0; j < width && start + j < trace.rows.length; j++) {
      const kernel = ((firstPlace(width) + j) * filters + (i % filters)) * dim
      const at = (trace.rows[start + j] ?? 0) * dim
      addScaled(state.kernels.grads, kernel, words.vectors, at, { factor, size: dim })
      addScaled(words.grads, at, state.kernels.weights, kernel, { factor, size: dim })
    }
  }
}

/** Adds the derivatives of a text's loss by all weights, given those by its logits. Dropped numbers stay out. */
export function deepBackward(trace: DeepTrace, errors: Float32Array, words: BatchWords, state: DeepState): void {
  const hidden = backHidden(trace, errors, state)
  backFilters(trace, backPooled(trace, hidden, state), words, state)
}
