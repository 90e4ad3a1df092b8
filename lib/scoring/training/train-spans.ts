import { logistic } from '../calibrate.ts'
import { spanAgreement } from '../evaluation/span-measure.ts'
import { hashWord } from '../features/hash.ts'
import { spansFrom, taggedText } from '../mark-spans.ts'
import type { Model } from '../model.ts'
import { type Reading, readText } from '../read-text.ts'
import {
  fillInputs,
  INPUTS,
  type SpanLimits,
  type SpanTagger,
  type TaggedText,
  tagWords,
  wordSlots,
} from '../span-tagger.ts'
import { randomFrom, shuffled } from './random.ts'
import type { SpanRow } from './read-rows.ts'

const TABLE = 2 ** 15
const PASSES = 5
const RATE = 0.05
const DECAY = 5e-4
/** The limits are found on what taggers say of the fifth of the posts that each was not trained on. */
const FOLDS = 5
const LEASTS = [0.1, 0.15, 0.2, 0.25]
const SHARES = [0.3, 0.35, 0.4, 0.45, 0.5, 0.6]

type Example = { row: SpanRow; reading: Reading; text: TaggedText; truth: Uint8Array; inputs: Float32Array }

/** A tagger that has learned nothing and marks nothing. */
export function emptyTagger(): SpanTagger {
  return { linear: new Float32Array(INPUTS), table: new Float32Array(TABLE), limits: { least: 2, share: 1 } }
}

function exampleOf(row: SpanRow, model: Model): Example {
  const reading = readText(row.text, model)
  const text = taggedText(reading, model)
  const from = reading.worst?.window.from ?? 0
  const truth = Uint8Array.from(text.entries, (_, i) => {
    const [start = 0, end = 0] = [reading.tokens.starts[from + i], reading.tokens.ends[from + i]]
    return row.spans.some(([a, b]) => a < end && b > start) ? 1 : 0
  })
  const inputs = new Float32Array(truth.length * INPUTS)
  for (let i = 0; i < truth.length; i++) fillInputs(text, i, inputs, i * INPUTS)
  return { row, reading, text, truth, inputs }
}

type Squares = { linear: Float32Array; table: Float32Array }

function move(weights: Float32Array, squares: Float32Array, at: number, grad: number): void {
  const weight = weights[at] ?? 0
  const total = grad + DECAY * weight
  const square = (squares[at] ?? 0) + total * total
  squares[at] = square
  weights[at] = weight - (RATE * total) / Math.sqrt(square + 1e-6)
}

function learn({ text, truth, inputs }: Example, tagger: SpanTagger, squares: Squares): void {
  truth.forEach((label, i) => {
    const slots = wordSlots(text, i, TABLE)
    let sum = 0
    for (let k = 0; k < INPUTS; k++) sum += (inputs[i * INPUTS + k] ?? 0) * (tagger.linear[k] ?? 0)
    for (const slot of slots) sum += tagger.table[slot] ?? 0
    const error = logistic(sum) - label
    for (let k = 0; k < INPUTS; k++) move(tagger.linear, squares.linear, k, error * (inputs[i * INPUTS + k] ?? 0))
    for (const slot of slots) move(tagger.table, squares.table, slot, error)
  })
}

function fitTagger(examples: readonly Example[], seed: number): SpanTagger {
  const tagger = emptyTagger()
  const squares = { linear: new Float32Array(INPUTS), table: new Float32Array(TABLE) }
  const random = randomFrom(seed)
  for (let pass = 0; pass < PASSES; pass++) {
    for (const i of shuffled(examples.length, random)) {
      const example = examples[i]
      if (example) learn(example, tagger, squares)
    }
  }
  return tagger
}

function foldOf({ row }: Example): number {
  return hashWord(row.id, 5) % FOLDS
}

/** Each post with what a tagger that did not see it says of its words. */
function crossTag(examples: readonly Example[], seed: number): { example: Example; chances: Float32Array }[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const tagger = fitTagger(
      examples.filter((example) => foldOf(example) !== fold),
      seed,
    )
    return examples
      .filter((example) => foldOf(example) === fold)
      .map((example) => ({ example, chances: tagWords(example.text, tagger) }))
  }).flat()
}

/** The limits at which marked and true units agree best on posts that the taggers were not trained on. */
function bestLimits(examples: readonly Example[], seed: number): SpanLimits {
  const tagged = crossTag(examples, seed)
  const agreementAt = (limits: SpanLimits): number =>
    tagged.reduce((total, { example: { reading, text, row }, chances }) => {
      const spans = spansFrom(reading, { text, chances }, limits)
      return (
        total +
        spanAgreement(
          spans.map(({ start, end }) => [start, end]),
          row.spans,
        )
      )
    }, 0)
  const tried = LEASTS.flatMap((least) => SHARES.map((share) => ({ least, share })))
  const agreements = tried.map(agreementAt)
  return tried[agreements.indexOf(Math.max(...agreements))] ?? { least: 0.2, share: 0.4 }
}

/** Trains the tagger on posts whose toxic parts were marked by people. */
export function trainTagger(rows: readonly SpanRow[], model: Model, seed: number): SpanTagger {
  const examples = rows.map((row) => exampleOf(row, model))
  return { ...fitTagger(examples, seed), limits: bestLimits(examples, seed) }
}
