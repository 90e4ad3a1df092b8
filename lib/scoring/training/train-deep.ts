import { DEEP_SHAPE, type DeepShape } from '../deep-shape.ts'
import { OUTPUTS } from '../wide.ts'
import { type Corpus, LABEL_COUNT } from './corpus.ts'
import { adamStep, type DeepState, denseBlocks } from './deep-state.ts'
import { type DeepTrace, deepBackward, deepForward, deepTrace } from './deep-text.ts'
import { type BatchWords, batchWords, gatherWords, updateEmbeddings } from './deep-words.ts'
import { logitLoss } from './logit-loss.ts'
import { type Random, shuffled } from './random.ts'

/**
 * How the deep part is trained. `drop` is the share of pooled numbers, `forget` that of words, left out at random; `soften` how
 * far labels are drawn to their middle, so that it does not grow sure of what its raters may have got wrong.
 */
export type DeepSettings = {
  shape: DeepShape
  epochs: number
  batch: number
  rate: number
  embeddingRate: number
  decay: number
  drop: number
  forget: number
  soften: number
}

/** The settings that the shipped weights were trained with. */
export const DEEP_SETTINGS: DeepSettings = {
  shape: DEEP_SHAPE,
  epochs: 6,
  batch: 128,
  rate: 0.001,
  embeddingRate: 0.03,
  decay: 1e-6,
  drop: 0.3,
  forget: 0.05,
  soften: 0.1,
}

type Environment = {
  corpus: Corpus
  labels: Float32Array
  state: DeepState
  settings: DeepSettings
  random: Random
  words: BatchWords
  trace: DeepTrace
}

function rowsOf(text: number, { corpus, words }: Environment, forget: number, random: Random): Int32Array {
  const tokens = corpus.tokens.subarray(corpus.offsets[text], corpus.offsets[text + 1])
  const rows = tokens.map((word) => words.rowOf[word] ?? 0)
  return forget === 0 || rows.length < 4 ? rows : rows.filter(() => random() >= forget)
}

function trainText(text: number, env: Environment): number {
  const { corpus, labels, state, settings, words, trace, random } = env
  trace.rows = rowsOf(text, env, settings.forget, random)
  deepForward(trace, { words, state, drop: settings.drop, random })
  const errors = trace.logits
  const loss = logitLoss(errors, labels.subarray(text * LABEL_COUNT), corpus.weights[text] ?? 0)
  deepBackward(trace, errors, words, state)
  return loss
}

function trainBatch(texts: Int32Array, env: Environment, slow: number): number {
  const { corpus, state, settings, words } = env
  gatherWords(texts, corpus, state, words)
  let loss = 0
  for (const text of texts) loss += trainText(text, env)
  state.steps += 1
  const share = 1 / texts.length
  for (const block of denseBlocks(state)) {
    for (let i = 0; i < block.grads.length; i++) block.grads[i] = (block.grads[i] ?? 0) * share
    adamStep(block, { rate: settings.rate * slow, steps: state.steps, decay: settings.decay })
  }
  updateEmbeddings(words, corpus, state, settings.embeddingRate * slow)
  return loss
}

/** A label in 0..1 drawn to the middle by `share`; what is unknown stays so. */
function soften(label: number, share: number): number {
  return label + share * (0.5 - label)
}

function environment(corpus: Corpus, state: DeepState, settings: DeepSettings, random: Random): Environment {
  const most = Math.min(corpus.words.length, settings.batch * 400)
  const labels = corpus.labels.map((label) => soften(label, settings.soften))
  return { corpus, labels, state, settings, random, words: batchWords(corpus, state, most), trace: deepTrace(state) }
}

/** One pass in random order, the steps shrinking to nothing over all passes; returns the mean loss. Changes `state`. */
export function trainDeepEpoch(
  corpus: Corpus,
  state: DeepState,
  how: { settings: DeepSettings; random: Random; epoch: number },
): number {
  const { settings, random, epoch } = how
  const env = environment(corpus, state, settings, random)
  const order = shuffled(corpus.size, random)
  let loss = 0
  for (let at = 0; at < order.length; at += settings.batch) {
    const done = (epoch + at / order.length) / settings.epochs
    loss += trainBatch(order.subarray(at, at + settings.batch), env, 1 - 0.95 * done)
  }
  return loss / Math.max(1, corpus.size)
}

/** The deep logits of every text, seven after seven. */
export function deepLogits(corpus: Corpus, state: DeepState, settings: DeepSettings): Float32Array {
  const env = environment(corpus, state, settings, () => 0)
  const out = new Float32Array(corpus.size * OUTPUTS)
  const order = Int32Array.from({ length: corpus.size }, (_, i) => i)
  for (let at = 0; at < order.length; at += settings.batch) {
    const texts = order.subarray(at, at + settings.batch)
    gatherWords(texts, corpus, state, env.words)
    for (const text of texts) {
      env.trace.rows = rowsOf(text, env, 0, env.random)
      deepForward(env.trace, { words: env.words, state, drop: 0 })
      out.set(env.trace.logits, text * OUTPUTS)
    }
  }
  return out
}
