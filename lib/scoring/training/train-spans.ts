import { spanAgreement } from '../evaluation/span-measure.ts'
import { markSpans, taggedText } from '../mark-spans.ts'
import type { Model } from '../model.ts'
import { type Reading, readText } from '../read-text.ts'
import { INPUTS, type SpanTagger, type TaggedText, tagWord, wordInputs, wordSlots } from '../span-tagger.ts'
import { randomFrom, shuffled } from './random.ts'
import type { SpanRow } from './read-rows.ts'
import { isKeptOut } from './split-rows.ts'

const TABLE = 2 ** 13
const PASSES = 6
const RATE = 0.05
const DECAY = 2e-3

type Example = { row: SpanRow; reading: Reading; text: TaggedText; truth: number[] }

/** A tagger that has learned nothing and marks nothing. */
export function emptyTagger(): SpanTagger {
  return { linear: new Float32Array(INPUTS), table: new Float32Array(TABLE), threshold: 2 }
}

function exampleOf(row: SpanRow, model: Model): Example {
  const reading = readText(row.text, model)
  const text = taggedText(reading, model)
  const from = reading.worst?.window.from ?? 0
  const truth = text.entries.map((_, i) => {
    const [start = 0, end = 0] = [reading.tokens.starts[from + i], reading.tokens.ends[from + i]]
    return row.spans.some(([a, b]) => a < end && b > start) ? 1 : 0
  })
  return { row, reading, text, truth }
}

type Squares = { linear: Float32Array; table: Float32Array }

function move(weights: Float32Array, squares: Float32Array, at: number, grad: number): void {
  const weight = weights[at] ?? 0
  const total = grad + DECAY * weight
  const square = (squares[at] ?? 0) + total * total
  squares[at] = square
  weights[at] = weight - (RATE * total) / Math.sqrt(square + 1e-6)
}

function learn({ text, truth }: Example, tagger: SpanTagger, squares: Squares): void {
  truth.forEach((label, i) => {
    const error = tagWord(text, i, tagger) - label
    wordInputs(text, i).forEach((input, k) => {
      move(tagger.linear, squares.linear, k, error * input)
    })
    for (const slot of wordSlots(text, i, TABLE)) move(tagger.table, squares.table, slot, error)
  })
}

function agreementAt(threshold: number, examples: readonly Example[], model: Model): number {
  const tried = { ...model, tagger: { ...model.tagger, threshold } }
  const sum = examples.reduce((total, { row, reading }) => {
    const marked = markSpans(reading, tried).map(({ start, end }) => [start, end] as const)
    return total + spanAgreement(marked, row.spans)
  }, 0)
  return sum / Math.max(1, examples.length)
}

/** The threshold on posts kept out of training at which marked and true units agree best. */
function bestThreshold(examples: readonly Example[], model: Model): number {
  const tried = Array.from({ length: 15 }, (_, i) => 0.1 + i * 0.04)
  const agreements = tried.map((threshold) => agreementAt(threshold, examples, model))
  return tried[agreements.indexOf(Math.max(...agreements))] ?? 0.4
}

/** Trains the tagger on posts whose toxic parts were marked by people. */
export function trainTagger(rows: readonly SpanRow[], model: Model, seed: number): SpanTagger {
  const examples = rows.map((row) => exampleOf(row, model))
  const [used, keptOut] = [examples.filter(({ row }) => !isKeptOut(row)), examples.filter(({ row }) => isKeptOut(row))]
  const tagger = emptyTagger()
  const squares = { linear: new Float32Array(INPUTS), table: new Float32Array(TABLE) }
  const random = randomFrom(seed)
  for (let pass = 0; pass < PASSES; pass++) {
    for (const i of shuffled(used.length, random)) {
      const example = used[i]
      if (example) learn(example, tagger, squares)
    }
  }
  return { ...tagger, threshold: bestThreshold(keptOut, { ...model, tagger }) }
}
