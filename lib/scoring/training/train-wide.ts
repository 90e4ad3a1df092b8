import { MANNERS } from '../manner.ts'
import { addManner, OUTPUTS, pairSlot } from '../wide.ts'
import { type Corpus, LABEL_COUNT } from './corpus.ts'
import { logitLoss } from './logit-loss.ts'
import { type Random, shuffled } from './random.ts'

/** How the wide part is trained. `rate` is that of Adagrad, `decay` the share of the L2 penalty. */
export type WideSettings = { bits: number; epochs: number; batch: number; rate: number; decay: number }

/** The settings that the shipped weights were trained with. */
export const WIDE_SETTINGS: WideSettings = { bits: 18, epochs: 4, batch: 64, rate: 0.06, decay: 0.02 }

/** How far the bias moves with each error, and how far those of the sources and the weights of the manner do. */
const BIAS_RATE = 0.002
const SIDE_RATE = 0.005
const MOST_SOURCES = 256

/**
 * Weights while they are trained: full precision, with Adagrad's sums of squares. `sourceBias` has a row for each source and
 * is left behind with training: it takes up how often and how strictly a source calls things toxic, which the words would
 * else have to.
 */
export type WideState = {
  table: Float32Array
  squares: Float32Array
  bias: Float32Array
  manner: Float32Array
  sourceBias: Float32Array
  mask: number
}

type Scratch = { sums: Float32Array; grads: Float32Array; touched: number[]; seen: Uint8Array }

/** Weights of nothing. */
export function emptyWide(settings: WideSettings): WideState {
  const size = 2 ** settings.bits * OUTPUTS
  const squares = new Float32Array(size).fill(1e-3)
  return {
    table: new Float32Array(size),
    squares,
    bias: new Float32Array(OUTPUTS).fill(-2),
    manner: new Float32Array(MANNERS * OUTPUTS),
    sourceBias: new Float32Array(MOST_SOURCES * OUTPUTS),
    mask: 2 ** settings.bits - 1,
  }
}

function sumWord(word: number, corpus: Corpus, state: WideState, scratch: Scratch): void {
  if (scratch.seen[word]) return
  scratch.seen[word] = 1
  scratch.touched.push(word)
  const base = word * OUTPUTS
  scratch.sums.fill(0, base, base + OUTPUTS)
  scratch.grads.fill(0, base, base + OUTPUTS)
  for (const feature of corpus.features[word] ?? []) {
    const at = (feature & state.mask) * OUTPUTS
    for (let k = 0; k < OUTPUTS; k++) {
      scratch.sums[base + k] = (scratch.sums[base + k] ?? 0) + (state.table[at + k] ?? 0)
    }
  }
}

/** The buckets of a text's distinct pairs of neighbours. */
function pairSlots(text: number, corpus: Corpus, mask: number): Int32Array {
  const [from = 0, to = 0] = [corpus.offsets[text], corpus.offsets[text + 1]]
  const slots = new Set<number>()
  for (let i = from; i + 1 < to; i++) {
    const first = corpus.features[corpus.tokens[i] ?? 0]?.[0] ?? 0
    const second = corpus.features[corpus.tokens[i + 1] ?? 0]?.[0] ?? 0
    slots.add(pairSlot(first, second, mask))
  }
  return Int32Array.from(slots)
}

function mannerAt(text: number, { manners }: Corpus): Float32Array {
  return manners.subarray(text * MANNERS, (text + 1) * MANNERS)
}

function addSourceBias(logits: Float32Array, text: number, { corpus, state }: Environment): void {
  const at = (corpus.sources[text] ?? 0) * OUTPUTS
  for (let k = 0; k < OUTPUTS; k++) logits[k] = (logits[k] ?? 0) + (state.sourceBias[at + k] ?? 0)
}

/** Moves the three kinds of weights that do not hang on words. */
function moveBiases(text: number, errors: Float32Array, { corpus, state }: Environment): void {
  const source = (corpus.sources[text] ?? 0) * OUTPUTS
  const manner = mannerAt(text, corpus)
  errors.forEach((error, k) => {
    const step = SIDE_RATE * error
    state.bias[k] = (state.bias[k] ?? 0) - BIAS_RATE * error
    state.sourceBias[source + k] = (state.sourceBias[source + k] ?? 0) - step
    manner.forEach((value, m) => {
      const at = m * OUTPUTS + k
      state.manner[at] = (state.manner[at] ?? 0) - step * value
    })
  })
}

/** The logits of a text. Its words' sums must stand in `scratch`. */
function forward(text: number, slots: Int32Array, env: Environment): Float32Array {
  const { corpus, state, scratch } = env
  const logits = new Float32Array(OUTPUTS)
  const [from = 0, to = 0] = [corpus.distinctOffsets[text], corpus.distinctOffsets[text + 1]]
  for (let i = from; i < to; i++) {
    const base = (corpus.distinct[i] ?? 0) * OUTPUTS
    for (let k = 0; k < OUTPUTS; k++) logits[k] = (logits[k] ?? 0) + (scratch.sums[base + k] ?? 0)
  }
  for (const at of slots) for (let k = 0; k < OUTPUTS; k++) logits[k] = (logits[k] ?? 0) + (state.table[at + k] ?? 0)
  const share = 1 / Math.sqrt(Math.max(1, to - from))
  for (let k = 0; k < OUTPUTS; k++) logits[k] = (logits[k] ?? 0) * share + (state.bias[k] ?? 0)
  addManner(logits, mannerAt(text, corpus), state.manner)
  return logits
}

type Environment = { corpus: Corpus; state: WideState; scratch: Scratch; settings: WideSettings }

function step(at: number, grad: number, { state, settings }: Environment): void {
  const weight = state.table[at] ?? 0
  const total = grad + settings.decay * weight
  const square = (state.squares[at] ?? 0) + total * total
  state.squares[at] = square
  state.table[at] = weight - (settings.rate * total) / Math.sqrt(square)
}

function backward(text: number, slots: Int32Array, errors: Float32Array, env: Environment): void {
  const { corpus, scratch } = env
  const [from = 0, to = 0] = [corpus.distinctOffsets[text], corpus.distinctOffsets[text + 1]]
  const share = 1 / Math.sqrt(Math.max(1, to - from))
  moveBiases(text, errors, env)
  for (let k = 0; k < OUTPUTS; k++) {
    const grad = (errors[k] ?? 0) * share
    if (grad === 0) continue
    for (const at of slots) step(at + k, grad, env)
    for (let i = from; i < to; i++) {
      const base = (corpus.distinct[i] ?? 0) * OUTPUTS + k
      scratch.grads[base] = (scratch.grads[base] ?? 0) + grad
    }
  }
}

function updateWords(env: Environment): void {
  const { corpus, state, scratch } = env
  for (const word of scratch.touched) {
    scratch.seen[word] = 0
    const base = word * OUTPUTS
    for (const feature of corpus.features[word] ?? []) {
      const at = (feature & state.mask) * OUTPUTS
      for (let k = 0; k < OUTPUTS; k++) {
        const grad = scratch.grads[base + k] ?? 0
        if (grad !== 0) step(at + k, grad, env)
      }
    }
  }
  scratch.touched.length = 0
}

function trainBatch(texts: Int32Array, env: Environment): number {
  const { corpus } = env
  let loss = 0
  for (const text of texts) {
    const [from, to] = [corpus.offsets[text] ?? 0, corpus.offsets[text + 1] ?? 0]
    for (let i = from; i < to; i++) sumWord(corpus.tokens[i] ?? 0, corpus, env.state, env.scratch)
  }
  for (const text of texts) {
    const slots = pairSlots(text, corpus, env.state.mask)
    const errors = forward(text, slots, env)
    addSourceBias(errors, text, env)
    loss += logitLoss(errors, corpus.labels.subarray(text * LABEL_COUNT), corpus.weights[text] ?? 0)
    backward(text, slots, errors, env)
  }
  updateWords(env)
  return loss
}

function environment(corpus: Corpus, state: WideState, settings: WideSettings): Environment {
  const size = corpus.words.length * OUTPUTS
  const scratch = {
    sums: new Float32Array(size),
    grads: new Float32Array(size),
    touched: [],
    seen: new Uint8Array(size),
  }
  return { corpus, state, scratch, settings }
}

/** One pass over the texts in random order; returns the mean loss. Changes `state`. */
export function trainWideEpoch(
  corpus: Corpus,
  state: WideState,
  how: { settings: WideSettings; random: Random },
): number {
  const env = environment(corpus, state, how.settings)
  const order = shuffled(corpus.size, how.random)
  let loss = 0
  for (let at = 0; at < order.length; at += how.settings.batch) {
    loss += trainBatch(order.subarray(at, at + how.settings.batch), env)
  }
  return loss / Math.max(1, corpus.size)
}

/** The wide logits of every text, seven after seven, whatever its source. */
export function wideLogits(corpus: Corpus, state: WideState): Float32Array {
  const env = environment(corpus, state, WIDE_SETTINGS)
  const out = new Float32Array(corpus.size * OUTPUTS)
  for (let word = 0; word < corpus.words.length; word++) sumWord(word, corpus, state, env.scratch)
  for (let text = 0; text < corpus.size; text++) {
    out.set(forward(text, pairSlots(text, corpus, state.mask), env), text * OUTPUTS)
  }
  return out
}
