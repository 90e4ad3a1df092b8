import { hashPair } from './features/hash.ts'
import { MANNERS } from './manner.ts'
import { type Tensors, tensorOf } from './weights-format.ts'

/** How many attributes a model scores, in the canonical order. */
export const OUTPUTS = 7

/**
 * One weight for each of 2^bits buckets and each attribute. The logit of a text is `bias` plus the weights of all its
 * features, scaled, over the square root of its number of words, plus `manner`: a row of seven weights for each number
 * that says how it is written.
 */
export type WideWeights = {
  table: Int8Array
  scale: Float32Array
  bias: Float32Array
  manner: Float32Array
  mask: number
}

/** Reads the wide part from a weights file. */
export function wideFrom(tensors: Tensors): WideWeights {
  const table = tensorOf(tensors, 'wide.table', Int8Array)
  return {
    table,
    scale: tensorOf(tensors, 'wide.scale', Float32Array),
    bias: tensorOf(tensors, 'wide.bias', Float32Array),
    // Weights from before the manner was read are still scored with.
    manner:
      'wide.manner' in tensors ? tensorOf(tensors, 'wide.manner', Float32Array) : new Float32Array(MANNERS * OUTPUTS),
    mask: table.length / OUTPUTS - 1,
  }
}

/** The sum of the weights of a word's features, scaled, one number for each attribute. */
export function wideWord(features: Uint32Array, { table, scale, mask }: WideWeights): Float32Array {
  const out = new Float32Array(OUTPUTS)
  for (const feature of features) {
    const at = (feature & mask) * OUTPUTS
    for (let k = 0; k < OUTPUTS; k++) out[k] = (out[k] ?? 0) + (table[at + k] ?? 0)
  }
  for (let k = 0; k < OUTPUTS; k++) out[k] = (out[k] ?? 0) * (scale[k] ?? 0)
  return out
}

/** What the manner of a text adds to each logit. */
export function addManner(logits: Float32Array, manner: Float32Array, weights: Float32Array): void {
  manner.forEach((value, m) => {
    for (let k = 0; k < OUTPUTS; k++) logits[k] = (logits[k] ?? 0) + value * (weights[m * OUTPUTS + k] ?? 0)
  })
}

/** Where the weights of two neighbouring words stand in the table. */
export function pairSlot(first: number, second: number, mask: number): number {
  return (hashPair(first, second) & mask) * OUTPUTS
}
