import { type DeepShape, placeCount } from '../deep-shape.ts'
import { OUTPUTS } from '../wide.ts'
import { bell, type Random } from './random.ts'

/** A block of weights with its gradient and the running means that Adam keeps of it. */
export type Block = { weights: Float32Array; grads: Float32Array; means: Float32Array; squares: Float32Array }

/** The deep part while it is trained. `kernels` has a row of `dim` for each place and filter. */
export type DeepState = {
  shape: DeepShape
  embeddings: Float32Array
  embeddingSquares: Float32Array
  kernels: Block
  filterBias: Block
  hidden: Block
  hiddenBias: Block
  output: Block
  outputBias: Block
  steps: number
}

function block(size: number, spread: number, random: Random): Block {
  return {
    weights: Float32Array.from({ length: size }, () => (spread === 0 ? 0 : bell(random) * spread)),
    grads: new Float32Array(size),
    means: new Float32Array(size),
    squares: new Float32Array(size),
  }
}

/** Random weights, scaled to the number of inputs of each layer (He et al. 2015). */
export function emptyDeep(shape: DeepShape, random: Random): DeepState {
  const pooled = shape.filters * shape.widths
  return {
    shape,
    embeddings: Float32Array.from({ length: shape.buckets * shape.dim }, () => bell(random) * 0.25),
    embeddingSquares: new Float32Array(shape.buckets * shape.dim).fill(1e-4),
    kernels: block(placeCount(shape) * shape.filters * shape.dim, Math.sqrt(2 / shape.dim), random),
    filterBias: block(pooled, 0, random),
    hidden: block(shape.hidden * pooled, Math.sqrt(2 / pooled), random),
    hiddenBias: block(shape.hidden, 0, random),
    output: block(OUTPUTS * shape.hidden, Math.sqrt(1 / shape.hidden), random),
    outputBias: block(OUTPUTS, 0, random),
    steps: 0,
  }
}

/** The dense blocks, each of which Adam moves. */
export function denseBlocks(state: DeepState): Block[] {
  const { kernels, filterBias, hidden, hiddenBias, output, outputBias } = state
  return [kernels, filterBias, hidden, hiddenBias, output, outputBias]
}

/** One step of Adam (Kingma and Ba 2015) over a block; empties its gradient. */
export function adamStep(block: Block, how: { rate: number; steps: number; decay: number }): void {
  const { weights, grads, means, squares } = block
  const rate = (how.rate * Math.sqrt(1 - 0.999 ** how.steps)) / (1 - 0.9 ** how.steps)
  for (let i = 0; i < weights.length; i++) {
    const grad = grads[i] ?? 0
    const mean = 0.9 * (means[i] ?? 0) + 0.1 * grad
    const square = 0.999 * (squares[i] ?? 0) + 0.001 * grad * grad
    const weight = weights[i] ?? 0
    weights[i] = weight - (rate * mean) / (Math.sqrt(square) + 1e-7) - how.decay * weight
    means[i] = mean
    squares[i] = square
  }
  grads.fill(0)
}
