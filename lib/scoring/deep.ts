import { type AddProducts, productsOf } from './add-products.ts'
import { bucketOf, type DeepShape, placeCount } from './deep-shape.ts'
import { dequantise } from './dequantise.ts'
import { type Tensors, tensorOf } from './weights-format.ts'

/**
 * A word is the mean of its features' embeddings; filters of width 1 to `shape.widths` look at neighbouring words, the
 * strongest answer of each over the text is kept, and two dense layers make seven logits of them.
 */
export type DeepWeights = {
  shape: DeepShape
  embeddings: Int8Array
  embeddingScale: Float32Array
  addKernels: AddProducts
  filterBias: Float32Array
  hidden: Float32Array
  addHidden: AddProducts
  hiddenBias: Float32Array
  output: Float32Array
  addOutput: AddProducts
  outputBias: Float32Array
  /** Room for a word's embedding, and for the sums of its parts, filled again for every word. */
  sums: Int32Array
  vector: Float32Array
}

function full(tensors: Tensors, name: string): Float32Array {
  return dequantise(tensorOf(tensors, name, Int8Array), tensorOf(tensors, `${name}Scale`, Float32Array))
}

/** Reads the deep part from a weights file. */
export function deepFrom(tensors: Tensors): DeepWeights {
  const [buckets = 0, dim = 0, filters = 0, widths = 0, hidden = 0] = tensorOf(tensors, 'deep.shape', Uint32Array)
  const [hiddenRows, outputRows] = [full(tensors, 'deep.hidden'), full(tensors, 'deep.output')]
  return {
    shape: { buckets, dim, filters, widths, hidden },
    embeddings: tensorOf(tensors, 'deep.embeddings', Int8Array),
    embeddingScale: tensorOf(tensors, 'deep.embeddingsScale', Float32Array),
    addKernels: productsOf(full(tensors, 'deep.kernels'), dim),
    filterBias: tensorOf(tensors, 'deep.filterBias', Float32Array),
    hidden: hiddenRows,
    addHidden: productsOf(hiddenRows, filters * widths),
    hiddenBias: tensorOf(tensors, 'deep.hiddenBias', Float32Array),
    output: outputRows,
    addOutput: productsOf(outputRows, hidden),
    outputBias: tensorOf(tensors, 'deep.outputBias', Float32Array),
    sums: new Int32Array(dim),
    vector: new Float32Array(dim),
  }
}

/** How many numbers `projectWord` writes. */
export function projectionSize({ shape }: DeepWeights): number {
  return shape.filters * placeCount(shape)
}

/** The vector of a word: the mean of its features' embeddings. It holds until the next word is asked for. */
export function embed(features: Uint32Array, weights: DeepWeights): Float32Array {
  const { shape, embeddings, embeddingScale, sums, vector } = weights
  sums.fill(0)
  for (const feature of features) {
    const at = bucketOf(feature, shape.buckets) * shape.dim
    for (let d = 0; d < shape.dim; d++) sums[d] = (sums[d] ?? 0) + (embeddings[at + d] ?? 0)
  }
  for (let d = 0; d < shape.dim; d++) vector[d] = ((sums[d] ?? 0) * (embeddingScale[d] ?? 0)) / features.length
  return vector
}

/** Writes to `out`, which is all zeros, what each filter sees of a word from each place it can take in the filter's width. */
export function projectWord(features: Uint32Array, weights: DeepWeights, out: Float32Array): void {
  weights.addKernels(out, embed(features, weights))
}
