import { ATTRIBUTES, type Scores } from '#lib/scoring/schema.ts'
import type { Graph } from '#lib/scoring/tensorflow.ts'
import { type BatchLimits, cutWindows, MOST_PIECES, planBatches } from '#lib/scoring/toxicity-batches.ts'
import type { Encoding, Tokenizer } from '#lib/scoring/toxicity-tokenizer.ts'

/** `confidence` in 0..1: the share of the text that was read, that the vocabulary knows, and of its letters that are
 * Latin, multiplied. */
export type Classified = { ok: true; scores: Scores; confidence: number } | { ok: false; reason: 'invalid-output' }

export type Classifier = { classify(texts: readonly string[]): Promise<Classified[]> }

/** Keeps a run under about a second with WebAssembly, and its memory small: attention grows with length squared. */
const RUN_LIMITS: BatchLimits = { members: 32, cells: 1024 }

/** Places of the attributes among the outputs `ATTRIBUTE/predictions/probabilities`. Throws when one is missing. */
export function findHeads(outputs: readonly string[]): number[] {
  return ATTRIBUTES.map((attribute) => {
    const place = outputs.findIndex((name) => name.split('/')[0] === attribute)
    if (place < 0) throw new Error(`the graph has no output for ${attribute}`)
    return place
  })
}

/**
 * The seven probabilities of each text, in order. A text longer than the graph reads at once is cut into overlapping
 * windows, and its score is the highest of them, for each attribute.
 */
export function createClassifier(graph: Graph, tokenizer: Tokenizer): Classifier {
  const heads = findHeads(graph.outputs)
  return {
    async classify(texts) {
      const encodings = texts.map((text) => tokenizer.encode(text))
      const rows = encodings.flatMap(({ ids }, place) =>
        cutWindows(ids.slice(0, MOST_PIECES)).map((row) => ({ place, ids: row })),
      )
      const highest = texts.map(() => new Float64Array(heads.length))
      const lengths = rows.map(({ ids }) => ids.length)
      for (const batch of planBatches(lengths, RUN_LIMITS)) {
        const members = batch.flatMap((place) => rows[place] ?? [])
        const outputs = await graph.run(members.map(({ ids }) => ids))
        for (const [row, { place }] of members.entries()) raise(highest[place], readRow(outputs, heads, row))
      }
      return texts.map((text, place) => conclude(text, encodings[place], highest[place]))
    },
  }
}

/** The second number of each pair is the probability that the attribute holds; NaN where there is no such thing. */
function readRow(outputs: readonly Float32Array[], heads: readonly number[], row: number): number[] {
  return heads.map((head) => {
    const probability = outputs[head]?.[row * 2 + 1] ?? Number.NaN
    return probability >= 0 && probability <= 1 ? probability : Number.NaN
  })
}

/** `Math.max` keeps NaN, so that one broken window makes the whole text invalid. */
function raise(highest: Float64Array | undefined, probabilities: readonly number[]): void {
  for (const [i, p] of probabilities.entries()) if (highest) highest[i] = Math.max(highest[i] ?? 0, p)
}

function conclude(text: string, encoding: Encoding | undefined, values: Float64Array | undefined): Classified {
  const at = (place: number) => values?.[place] ?? Number.NaN
  const [identity_attack, insult, obscene, severe_toxicity, sexual_explicit, threat, toxicity] = [
    at(0),
    at(1),
    at(2),
    at(3),
    at(4),
    at(5),
    at(6),
  ]
  const scores = { identity_attack, insult, obscene, severe_toxicity, sexual_explicit, threat, toxicity }
  const valid = encoding && Object.values(scores).every((score) => !Number.isNaN(score))
  return valid
    ? { ok: true, scores, confidence: judgeConfidence(text, encoding) }
    : { ok: false, reason: 'invalid-output' }
}

function judgeConfidence(text: string, { ids, unknown, symbols }: Encoding): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  const known = 1 - unknown / symbols
  const read = Math.min(1, MOST_PIECES / ids.length)
  return letters === 0 ? 0 : known * read * (latin / letters)
}
