import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import { type DeepWeights, embed } from '#lib/scoring/deep.ts'
import { firstPlace } from '#lib/scoring/deep-shape.ts'
import { dequantise } from '#lib/scoring/dequantise.ts'
import { SHIPPED_WEIGHTS } from '#lib/scoring/embedded-scorer.ts'
import { ownSentences } from '#lib/scoring/evaluation/own-sentences.ts'
import { wordFeatures } from '#lib/scoring/features/word-features.ts'
import { type Model, modelFrom } from '#lib/scoring/model.ts'
import { emptyTrace, scoreDeep } from '#lib/scoring/score-deep.ts'
import { chooseBackend } from '#lib/scoring/tensorflow.ts'
import { decodeWeights, type Tensors, tensorOf } from '#lib/scoring/weights-format.ts'
import { OUTPUTS } from '#lib/scoring/wide.ts'
import { median } from '#tests/bench/statistics.ts'

const WORDS = 70
const TEXTS = 64
const ROUNDS = 9
/** How often the texts are scored in a round. */
const PASSES = 20

/** Texts of 70 words each, made of our own sentences. */
function textsOf70Words(model: Model): string[][] {
  const words = ownSentences().flatMap(({ text }) => model.tokenise(text).words)
  return Array.from({ length: TEXTS }, (_, i) => words.slice(i * WORDS, (i + 1) * WORDS))
}

/** The deep part as tensors: word vectors `[texts, WORDS, dim]` in, logits `[texts, 7]` out. */
function tensorNetwork(tensors: Tensors, { shape, ...weights }: DeepWeights): (vectors: tf.Tensor3D) => tf.Tensor2D {
  const { dim, filters, widths, hidden } = shape
  const quantised = tensorOf(tensors, 'deep.kernels', Int8Array)
  const matrix = dequantise(quantised, tensorOf(tensors, 'deep.kernelsScale', Float32Array))
  const kernelOf = (width: number): tf.Tensor3D => {
    const rows = tf.tensor3d(
      matrix.subarray(firstPlace(width) * filters * dim, firstPlace(width + 1) * filters * dim),
      [width, filters, dim],
    )
    return tf.transpose(rows, [0, 2, 1])
  }
  const kernels = Array.from({ length: widths }, (_, i) => kernelOf(i + 1))
  const layer = (rows: Float32Array, size: number, bias: Float32Array) => {
    const weightsOfLayer = tf.tensor2d(rows, [bias.length, size])
    return (input: tf.Tensor2D): tf.Tensor2D => tf.add(tf.matMul(input, weightsOfLayer, false, true), tf.tensor1d(bias))
  }
  const first = layer(weights.hidden, filters * widths, weights.hiddenBias)
  const second = layer(weights.output, hidden, weights.outputBias)
  const filterBias = tf.tensor1d(weights.filterBias)
  return (vectors) =>
    tf.tidy(() => {
      const pooled = kernels.map((kernel) => tf.max(tf.conv1d(vectors, kernel, 1, 'valid'), 1))
      const strongest = tf.relu(tf.add(tf.concat(pooled, 1), filterBias)) as tf.Tensor2D
      return second(tf.relu(first(strongest)))
    })
}

async function microsATextOf(run: () => unknown): Promise<number> {
  const started = performance.now()
  for (let pass = 0; pass < PASSES; pass++) await run()
  return ((performance.now() - started) * 1000) / TEXTS / PASSES
}

/**
 * The deep part in the two forms in which it could run, in turns: typed arrays, whose words are looked up with what each
 * filter sees of them (`lib/scoring/word-table.ts`), and TensorFlow.js by the fastest backend here, one text at a time and
 * all at once, whose word vectors are at hand. Microseconds a text of 70 words, medians; `difference` is the largest between logits.
 */
export default async function runtimes(): Promise<object> {
  const tensors = decodeWeights(readFileSync(join(SHIPPED_WEIGHTS, 'weights.bin')))
  const model = modelFrom(tensors)
  const choice = await chooseBackend()
  if (!choice.ok) throw new Error('no backend of TensorFlow.js runs here')
  const texts = textsOf70Words(model)
  const size = WORDS * model.deep.shape.dim
  const vectors = new Float32Array(TEXTS * size)
  for (const [i, words] of texts.entries())
    for (const [k, word] of words.entries())
      vectors.set(embed(wordFeatures(word), model.deep), i * size + k * model.deep.shape.dim)

  const network = tensorNetwork(tensors, model.deep)
  const asTensors = async (from: number, count: number): Promise<Float32Array> => {
    const shape: [number, number, number] = [count, WORDS, model.deep.shape.dim]
    const input = tf.tensor3d(vectors.subarray(from * size, (from + count) * size), shape)
    const output = network(input)
    const logits = await output.data<'float32'>()
    tf.dispose([input, output])
    return logits
  }
  const room = emptyTrace(model.deep.shape)
  const asArrays = (words: readonly string[]): Float32Array => {
    const entries = words.map((word) => model.words.entryOf(word))
    return scoreDeep({ entries, from: 0, to: entries.length, manner: new Float32Array() }, model.deep, room).logits
  }

  const rounds: Record<'arrays' | 'one' | 'batch', number>[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    rounds.push({
      arrays: await microsATextOf(() => texts.forEach(asArrays)),
      one: await microsATextOf(async () => {
        for (let i = 0; i < TEXTS; i++) await asTensors(i, 1)
      }),
      batch: await microsATextOf(() => asTensors(0, TEXTS)),
    })
  }
  const all = await asTensors(0, TEXTS)
  const differences = texts.flatMap((words, i) =>
    Array.from(asArrays(words), (logit, k) => Math.abs(logit - (all[i * OUTPUTS + k] ?? Number.NaN))),
  )
  const micros = (of: 'arrays' | 'one' | 'batch') => Math.round(median(rounds.slice(1).map((round) => round[of])))
  return {
    backend: choice.backend,
    typedArrays: micros('arrays'),
    tensorsOneByOne: micros('one'),
    tensorsInABatch: micros('batch'),
    difference: Math.max(...differences),
  }
}
