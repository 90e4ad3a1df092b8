import { describe, expect, it } from 'vitest'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import type { Graph } from '#lib/scoring/tensorflow.ts'
import { createClassifier, findHeads } from '#lib/scoring/toxicity-classifier.ts'
import { createTokenizer } from '#lib/scoring/toxicity-tokenizer.ts'
import { tinyVocabulary } from '#tests/support/tiny-toxicity-model.ts'

const tokenizer = createTokenizer(tinyVocabulary())
const names = ATTRIBUTES.map((attribute) => `${attribute}/predictions/probabilities`)

/** A graph whose probability for every attribute is what `judge` says of a row; it notes the sizes of its runs. */
function fakeGraph(judge: (row: readonly number[]) => number, outputs = names) {
  const runs: number[][] = []
  const graph: Graph = {
    outputs,
    tensors: () => 0,
    dispose: () => {},
    run: async (rows) => {
      runs.push(rows.map((row) => row.length))
      const pairs = Float32Array.from(rows.flatMap((row) => [1 - judge(row), judge(row)]))
      return outputs.map((_, place) => pairs.map((p) => p * (1 - place / 16)))
    },
  }
  return { graph, runs }
}

describe('findHeads', () => {
  it('finds the outputs whatever their order', () => {
    expect(findHeads(names.toReversed())).toEqual([6, 5, 4, 3, 2, 1, 0])
  })

  it('names the attribute that the graph does not know', () => {
    expect(() => findHeads(names.slice(1))).toThrow('the graph has no output for identity_attack')
  })
})

describe('createClassifier', () => {
  it('takes the second number of each pair, each attribute from its own output', async () => {
    const { graph } = fakeGraph(() => 0.5)
    const [result] = await createClassifier(graph, tokenizer).classify(['you idiot'])
    const scores = Object.fromEntries(ATTRIBUTES.map((attribute, place) => [attribute, 0.5 * (1 - place / 16)]))
    expect(result).toEqual({ ok: true, scores, confidence: 1 })
  })

  it('answers in the order of the texts, though it runs them by length', async () => {
    const { graph, runs } = fakeGraph((row) => row.length / 1_000)
    const texts = Array.from({ length: 100 }, (_, i) => 'a '.repeat(((i * 37) % 100) + 1).trim())
    const results = await createClassifier(graph, tokenizer).classify(texts)
    const lengths = results.map((result) => result.ok && Math.round(result.scores.identity_attack * 1_000))
    expect(lengths).toEqual(texts.map((text) => text.split(' ').length))
    expect(runs.flat()).toEqual(runs.flat().toSorted((a, b) => a - b))
  })

  it('keeps every run small', async () => {
    const { graph, runs } = fakeGraph(() => 0)
    await createClassifier(graph, tokenizer).classify([...Array(50).fill('a'), 'a '.repeat(9_000)])
    for (const sizes of runs) {
      expect(sizes.length).toBeLessThanOrEqual(32)
      expect(Math.max(...sizes) * sizes.length).toBeLessThanOrEqual(1_024)
    }
  })

  it('reads the beginning of a very long row, and is less sure of it', async () => {
    const { graph, runs } = fakeGraph(() => 0.5)
    const [result] = await createClassifier(graph, tokenizer).classify(['a '.repeat(7_200).trim()])
    expect(runs.flat()).toEqual(Array(32).fill(128))
    expect(result).toMatchObject({ ok: true, confidence: expect.closeTo(3_600 / 7_200, 6) })
  })

  it('gives a long text the highest score of its windows', async () => {
    const idiot = tokenizer.encode('idiot').ids[0]
    const { graph } = fakeGraph((row) => (row.some((id) => id === idiot) ? 0.75 : 0.25))
    const long = `${'the weather is nice '.repeat(200)}idiot${' and so on'.repeat(100)}`
    const [found, calm] = await createClassifier(graph, tokenizer).classify([long, 'the weather'])
    expect(found).toMatchObject({ scores: { identity_attack: 0.75 } })
    expect(calm).toMatchObject({ scores: { identity_attack: 0.25 } })
  })

  it.each([[Number.NaN], [1.5], [-0.1], [Number.POSITIVE_INFINITY]])('calls %d an invalid output', async (value) => {
    const bad = tokenizer.encode('kill').ids
    const { graph } = fakeGraph((row) => (row.join() === bad.join() ? value : 0.5))
    const results = await createClassifier(graph, tokenizer).classify(['you', 'kill', 'a'])
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true])
    expect(results[1]).toEqual({ ok: false, reason: 'invalid-output' })
  })

  it('calls outputs that are too short invalid, and never makes a score up', async () => {
    const { graph } = fakeGraph(() => 0.5)
    const broken = { ...graph, run: async () => names.map(() => new Float32Array()) }
    const [result] = await createClassifier(broken, tokenizer).classify(['you'])
    expect(result).toEqual({ ok: false, reason: 'invalid-output' })
  })

  it.each([
    ['you idiot', 1],
    ['жжж', 0],
    ['123', 0],
    ['you жжж', 0.5 * (1 - 3 / 8)],
  ])('is as sure of %j as it knows its letters: %f', async (text, confidence) => {
    const { graph } = fakeGraph(() => 0.5)
    const [result] = await createClassifier(graph, tokenizer).classify([text])
    expect(result).toMatchObject({ ok: true, confidence: expect.closeTo(confidence, 6) })
  })
})
