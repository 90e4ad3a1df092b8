import { chmod, cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readToxicityFiles } from '#lib/scoring/fetch-toxicity-files.ts'
import { TOXICITY_MANIFEST } from '#lib/scoring/toxicity-manifest.ts'
import { SHARED_MODELS, withoutSharedModels } from '#tests/support/shared-models.ts'
import { pinFiles, tinyToxicityFiles, writeFiles } from '#tests/support/tiny-toxicity-model.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'toxicity-files-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

/** Writes the tiny model with `changes`, pinned as changed. */
async function writeChanged(changes: Record<string, string | Buffer>) {
  const files = tinyToxicityFiles()
  for (const [path, content] of Object.entries(changes)) files.set(path, Buffer.from(content))
  await writeFiles(dir, files)
  return pinFiles(files)
}

describe('readToxicityFiles', () => {
  it('reads graph, weights and vocabulary, and gives the same digest every time', async () => {
    const manifest = await writeChanged({})
    const [once, again] = [await readToxicityFiles(dir, manifest), await readToxicityFiles(dir, manifest)]
    expect(once).toEqual(again)
    expect(once).toMatchObject({ ok: true, files: { digest: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  })

  it('joins the weight files in the order of the graph', async () => {
    const manifest = await writeChanged({})
    const read = await readToxicityFiles(dir, manifest)
    const shards = [...tinyToxicityFiles()].filter(([path]) => path.includes('shard')).map(([, bytes]) => bytes)
    expect(read.ok && Buffer.from(read.files.weights).equals(Buffer.concat(shards))).toBe(true)
  })

  it.each(Object.keys(pinFiles(tinyToxicityFiles()).files))('names %s when it is missing', async (path) => {
    const manifest = await writeChanged({})
    await rm(join(dir, path))
    expect(await readToxicityFiles(dir, manifest)).toEqual({ ok: false, file: join(dir, path), reason: 'is missing' })
  })

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(1), /^has \d+ bytes, expected \d+$/],
    ['of the right size with one bit turned', turnBit, 'does not match its pinned digest'],
    ['empty', () => Buffer.alloc(0), /^has 0 bytes/],
  ])('names a weight file that is %s', async (_, damage, reason) => {
    const manifest = await writeChanged({})
    const file = join(dir, 'toxicity/group1-shard4of7')
    const bytes = tinyToxicityFiles().get('toxicity/group1-shard4of7') ?? Buffer.alloc(0)
    await writeFile(file, damage(bytes))
    expect(await readToxicityFiles(dir, manifest)).toEqual({ ok: false, file, reason: expect.stringMatching(reason) })
  })

  it.each([
    ['toxicity/model.json', 'no json', 'is not a TensorFlow.js graph model'],
    ['toxicity/model.json', '{"modelTopology": {}}', 'is not a TensorFlow.js graph model'],
    ['universal_sentence_encoder/vocab.json', '[["a"]]', 'is not a vocabulary'],
    ['universal_sentence_encoder/vocab.json', '[]', 'is not a vocabulary'],
  ])('names %s when it holds %j, though that is what was pinned', async (path, content, reason) => {
    const manifest = await writeChanged({ [path]: content })
    expect(await readToxicityFiles(dir, manifest)).toEqual({ ok: false, file: join(dir, path), reason })
  })

  it('names a weight file that the graph asks for and nobody pinned', async () => {
    const graph = { modelTopology: {}, weightsManifest: [{ paths: ['../../secret'], weights: [] }] }
    const manifest = await writeChanged({ 'toxicity/model.json': JSON.stringify(graph) })
    expect(await readToxicityFiles(dir, manifest)).toMatchObject({
      ok: false,
      reason: 'is named by the graph but not in the manifest',
    })
  })

  it('says so of a directory that is a file', async () => {
    const file = join(dir, 'file')
    await writeFile(file, '')
    expect(await readToxicityFiles(file, TOXICITY_MANIFEST)).toMatchObject({ ok: false, reason: 'is missing' })
  })

  it.skipIf(process.getuid?.() === 0)('says so of a file that may not be read', async () => {
    const manifest = await writeChanged({})
    await chmod(join(dir, 'toxicity/model.json'), 0)
    expect(await readToxicityFiles(dir, manifest)).toMatchObject({ ok: false, reason: 'may not be read by this user' })
  })
})

describe.skipIf(withoutSharedModels)('readToxicityFiles on the published files that are at hand', () => {
  it('finds the first of the six missing weight files missing', async () => {
    const file = join(SHARED_MODELS, 'toxicity/group1-shard1of7')
    expect(await readToxicityFiles(SHARED_MODELS, TOXICITY_MANIFEST)).toEqual({ ok: false, file, reason: 'is missing' })
  })

  it('finds the graph, the vocabulary and the last weight file to match the pinned digests', async () => {
    const present = ['toxicity/model.json', 'universal_sentence_encoder/vocab.json', 'toxicity/group1-shard7of7']
    const files = Object.fromEntries(present.map((path) => [path, TOXICITY_MANIFEST.files[path]]))
    await cp(SHARED_MODELS, dir, { recursive: true })
    const read = await readToxicityFiles(dir, { ...TOXICITY_MANIFEST, files } as typeof TOXICITY_MANIFEST)
    // The digests held: what stops it is the graph, which asks for six files more.
    expect(read).toMatchObject({ ok: false, reason: 'is named by the graph but not in the manifest' })
  })
})

function turnBit(bytes: Buffer): Buffer {
  const turned = Buffer.from(bytes)
  turned[0] = (turned[0] ?? 0) ^ 1
  return turned
}
