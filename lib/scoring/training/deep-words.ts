import { bucketOf, placeCount } from '../deep-shape.ts'
import type { Corpus } from './corpus.ts'
import type { DeepState } from './deep-state.ts'
import { addScaled, timesRows } from './vectors.ts'

/**
 * The distinct words of a batch. Word `word` of the corpus stands in row `rowOf[word]` (-1 when not in the batch):
 * `vectors` its embedding, `projections` what each filter sees of it from each place, `grads` the loss's derivative.
 */
export type BatchWords = {
  list: number[]
  rowOf: Int32Array
  vectors: Float32Array
  projections: Float32Array
  grads: Float32Array
}

/** Room for batches of at most `most` distinct words. */
export function batchWords(corpus: Corpus, state: DeepState, most: number): BatchWords {
  const { dim, filters } = state.shape
  return {
    list: [],
    rowOf: new Int32Array(corpus.words.length).fill(-1),
    vectors: new Float32Array(most * dim),
    projections: new Float32Array(most * filters * placeCount(state.shape)),
    grads: new Float32Array(most * dim),
  }
}

function embed(features: Uint32Array, state: DeepState, into: Float32Array, at: number): void {
  const { dim, buckets } = state.shape
  into.fill(0, at, at + dim)
  const factor = 1 / features.length
  for (const feature of features) {
    addScaled(into, at, state.embeddings, bucketOf(feature, buckets) * dim, { factor, size: dim })
  }
}

function project(row: number, words: BatchWords, state: DeepState): void {
  const { dim, filters } = state.shape
  const size = filters * placeCount(state.shape)
  const vector = { of: words.vectors, at: row * dim, size: dim }
  timesRows(vector, state.kernels.weights, { out: words.projections, at: row * size, count: size })
}

/** Empties `words` and fills it with the words of the texts of a batch. */
export function gatherWords(texts: Int32Array, corpus: Corpus, state: DeepState, words: BatchWords): void {
  for (const word of words.list) words.rowOf[word] = -1
  words.list.length = 0
  const { dim } = state.shape
  for (const text of texts) {
    const end = corpus.offsets[text + 1] ?? 0
    for (let i = corpus.offsets[text] ?? 0; i < end; i++) {
      const word = corpus.tokens[i] ?? 0
      if (words.rowOf[word] !== -1) continue
      const row = words.list.push(word) - 1
      words.rowOf[word] = row
      embed(corpus.features[word] ?? new Uint32Array(), state, words.vectors, row * dim)
      project(row, words, state)
    }
  }
  words.grads.fill(0, 0, words.list.length * dim)
}

/** Moves the embeddings of the batch's words by their gradients (Adagrad), each sub-word taking its share. */
export function updateEmbeddings(words: BatchWords, corpus: Corpus, state: DeepState, rate: number): void {
  const { dim, buckets } = state.shape
  const { embeddings, embeddingSquares } = state
  words.list.forEach((word, row) => {
    const features = corpus.features[word] ?? new Uint32Array()
    const share = 1 / Math.sqrt(features.length)
    for (const feature of features) {
      const at = bucketOf(feature, buckets) * dim
      for (let d = 0; d < dim; d++) {
        const grad = (words.grads[row * dim + d] ?? 0) * share
        const square = (embeddingSquares[at + d] ?? 0) + grad * grad
        embeddingSquares[at + d] = square
        embeddings[at + d] = (embeddings[at + d] ?? 0) - (rate * grad) / Math.sqrt(square)
      }
    }
  })
}
