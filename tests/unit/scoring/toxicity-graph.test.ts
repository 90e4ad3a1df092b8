import { ToxicityClassifier } from '@tensorflow-models/toxicity'
import { Tokenizer as PackageTokenizer } from '@tensorflow-models/universal-sentence-encoder'
import { beforeAll, describe, expect, it } from 'vitest'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { chooseBackend, type Graph, openGraph } from '#lib/scoring/tensorflow.ts'
import { createClassifier } from '#lib/scoring/toxicity-classifier.ts'
import { createTokenizer, vocabularySchema } from '#lib/scoring/toxicity-tokenizer.ts'
import { withoutSharedModels } from '#tests/support/shared-models.ts'
import { tinyToxicityFiles } from '#tests/support/tiny-toxicity-model.ts'
import { wholeToxicityFiles } from '#tests/support/whole-toxicity-graph.ts'

type Files = ReadonlyMap<string, Buffer>

function parse(files: Files, path: string) {
  return JSON.parse(files.get(path)?.toString('utf8') ?? '')
}

async function open(files: Files): Promise<Graph> {
  const { modelTopology: topology, weightsManifest } = parse(files, 'toxicity/model.json')
  const shards = [...files].filter(([path]) => path.includes('shard')).map(([, bytes]) => bytes)
  const weights = new Uint8Array(Buffer.concat(shards)).buffer
  return openGraph({ topology, weightSpecs: weightsManifest[0].weights, weights })
}

/** Our graph in the place of the package's own model: tensors in, things with `dataSync` out. */
function asPackageModel(graph: Graph) {
  type Tensor = { data(): Promise<Int32Array> }
  return {
    executeAsync: async ({ Placeholder, Placeholder_1 }: Record<'Placeholder' | 'Placeholder_1', Tensor>) => {
      const [ids, places] = [await Placeholder.data(), await Placeholder_1.data()]
      const rows: number[][] = []
      for (const [i, id] of ids.entries()) {
        const place = places[i * 2] ?? 0
        rows[place] = [...(rows[place] ?? []), id]
      }
      return (await graph.run(rows)).map((pairs) => ({ dataSync: () => pairs }))
    },
  }
}

const sentences = ['you are an idiot', 'what nice weather', 'I will kill you, moron!', 'a', 'filth '.repeat(20).trim()]

async function compareWithPackage(graph: Graph, files: Files): Promise<void> {
  const vocabulary = vocabularySchema.parse(parse(files, 'universal_sentence_encoder/vocab.json'))
  const theirs = new ToxicityClassifier(0.9, [])
  const labels = graph.outputs.map((name) => name.split('/')[0])
  const tokenizer = new PackageTokenizer(vocabulary as [string, number][])
  Object.assign(theirs, { model: asPackageModel(graph), tokenizer, labels, toxicityLabels: labels })
  const expected = await theirs.classify(sentences)
  const results = await createClassifier(graph, createTokenizer(vocabulary)).classify(sentences)
  for (const [place, result] of results.entries()) {
    for (const attribute of ATTRIBUTES) {
      const probability = expected.find(({ label }) => label === attribute)?.results[place]?.probabilities[1]
      expect(result.ok && result.scores[attribute]).toBeCloseTo(probability ?? Number.NaN, 5)
    }
  }
}

let chosen: Awaited<ReturnType<typeof chooseBackend>>
beforeAll(async () => {
  chosen = await chooseBackend(['tfjs-node', 'wasm'])
})

describe('chooseBackend', () => {
  it('takes a backend that can run here and names those it passed over', () => {
    expect(chosen.ok).toBe(true)
    const names = chosen.ok ? [...chosen.passedOver.map(({ backend }) => backend), chosen.backend] : []
    expect(names).toEqual(names.length === 2 ? ['tfjs-node', 'wasm'] : ['tfjs-node'])
  })
})

describe('the graph of our own making', () => {
  it('gives what the package gives on it', async () => {
    const files = tinyToxicityFiles()
    const graph = await open(files)
    await compareWithPackage(graph, files)
    graph.dispose()
  })

  it('knows the same outputs as the published one, in its order', async () => {
    const graph = await open(tinyToxicityFiles())
    expect(graph.outputs).toEqual(ATTRIBUTES.map((attribute) => `${attribute}/predictions/probabilities`))
    graph.dispose()
  })

  it('refuses an empty row, which would shift the others', async () => {
    const graph = await open(tinyToxicityFiles())
    await expect(graph.run([[7], [], [8]])).rejects.toThrow('a row of pieces is empty')
    graph.dispose()
  })

  it('keeps the number of tensors over many runs, also over failing ones', async () => {
    const graph = await open(tinyToxicityFiles())
    await graph.run([[7, 8]])
    const before = graph.tensors()
    for (let i = 0; i < 200; i++) await graph.run([[7, 8], [9], Array(200).fill(10)])
    await expect(graph.run([[7], []])).rejects.toThrow()
    expect(graph.tensors()).toBe(before)
    graph.dispose()
    expect(graph.tensors()).toBeLessThan(before)
  })
})

describe.skipIf(withoutSharedModels)('the published graph, six of its seven weight files made up', () => {
  let graph: Graph
  let files: Files
  beforeAll(async () => {
    files = wholeToxicityFiles()
    graph = await open(files)
  })

  it('gives what the package gives on it', async () => {
    await compareWithPackage(graph, files)
  })

  it('reads 128 pieces of a row and no more', async () => {
    const row = Array.from({ length: 300 }, (_, i) => 6 + ((i * 7919) % 7_000))
    const [whole, window] = [await graph.run([row]), await graph.run([row.slice(0, 128)])]
    expect(whole.map((pairs) => pairs[1])).toEqual(window.map((pairs) => pairs[1]))
  })

  it('gives a row the same probabilities alone and among longer ones', async () => {
    const row = [341, 4125, 311, 8, 19, 4583]
    const [alone, among] = [await graph.run([row]), await graph.run([Array(100).fill(11), row, [30]])]
    for (const [head, pairs] of alone.entries()) expect(among[head]?.[3]).toBeCloseTo(pairs[1] ?? Number.NaN, 5)
  })

  it('keeps the number of tensors', async () => {
    const before = graph.tensors()
    for (let i = 0; i < 5; i++) await graph.run([[341, 4125], [30]])
    expect(graph.tensors()).toBe(before)
  })
})
