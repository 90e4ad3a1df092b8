import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import type { ToxicityManifest } from '#lib/scoring/toxicity-manifest.ts'
import { loadToxicityScorer, type ToxicityScorer, type ToxicityScorerOptions } from '#lib/scoring/toxicity-scorer.ts'
import { READ_LIMIT } from '#lib/scoring/toxicity-text.ts'
import { withoutSharedModels } from '#tests/support/shared-models.ts'
import { pinFiles, tinyToxicityFiles, writeFiles, writeTinyToxicityModel } from '#tests/support/tiny-toxicity-model.ts'
import { wholeToxicityFiles } from '#tests/support/whole-toxicity-graph.ts'
import { scorerContract } from './scorer-contract.ts'

const faulty = new URL('../support/toxicity-thread-with-faults.ts', import.meta.url)

scorerContract('toxicity on a graph of our own making', async () => {
  const own = await mkdtemp(join(tmpdir(), 'toxicity-contract-'))
  const pinned = await writeTinyToxicityModel(own)
  return loadToxicityScorer({ dir: own, manifest: pinned }).finally(() => rm(own, { recursive: true }))
})

describe.skipIf(withoutSharedModels)('the published graph, six of its seven weight files made up', () => {
  const open = async (options: Partial<ToxicityScorerOptions> = {}) => {
    const own = await mkdtemp(join(tmpdir(), 'toxicity-contract-'))
    const files = wholeToxicityFiles()
    await writeFiles(own, files)
    const opened = loadToxicityScorer({ dir: own, manifest: pinFiles(files), ...options })
    return opened.finally(() => rm(own, { recursive: true }))
  }

  scorerContract('toxicity on the published graph', open)

  it('gives the same scores on the plain backend as on WebAssembly', async () => {
    const texts = ['What a day!', 'You are a stupid idiot.']
    const [plain, wasm] = await Promise.all([open({ backend: 'cpu' }), open({ backend: 'wasm' })])
    const [ours, theirs] = await Promise.all([plain.score(texts), wasm.score(texts)])
    for (const [i, one] of ours.entries()) {
      const other = theirs[i]
      if (one.outcome !== 'scored' || other?.outcome !== 'scored') throw new Error('a text was not scored')
      for (const attribute of ATTRIBUTES) expect(one.scores[attribute]).toBeCloseTo(other.scores[attribute], 5)
    }
    await Promise.all([plain.close(), wasm.close()])
  })
})

let dir: string
let manifest: ToxicityManifest
let scorer: ToxicityScorer | undefined
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'toxicity-scorer-'))
  manifest = await writeTinyToxicityModel(dir)
})
afterEach(async () => {
  await scorer?.close()
  scorer = undefined
})
afterAll(() => rm(dir, { recursive: true, force: true }))

async function load(options: Partial<ToxicityScorerOptions> = {}): Promise<ToxicityScorer> {
  scorer = await loadToxicityScorer({ dir, manifest, ...options })
  return scorer
}

const calm = 'what nice weather'
const outcomes = async (loaded: ToxicityScorer, texts: string[]) =>
  (await loaded.score(texts)).map((result) => (result.outcome === 'scored' ? 'scored' : result.reason))

describe('the toxicity scorer', () => {
  it.each(['wasm', 'cpu'] as const)('scores on the %s backend as the weights of the graph say', async (backend) => {
    const loaded = await load({ backend })
    const [insult, threat, nothing] = await loaded.score(['you idiot', 'kill', calm])
    // One piece of two weighs 30: 30 / 2 - 3 through the softmax against zero.
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
    expect(insult).toMatchObject({
      scores: { insult: expect.closeTo(sigmoid(12), 5), threat: expect.closeTo(sigmoid(-3), 5) },
    })
    expect(threat).toMatchObject({
      scores: { threat: expect.closeTo(sigmoid(27), 5), severe_toxicity: expect.closeTo(sigmoid(9), 5) },
    })
    expect(nothing).toMatchObject({ scores: { toxicity: expect.closeTo(sigmoid(-3), 5) }, confidence: 1, spans: [] })
    expect(loaded.state()).toMatchObject({ backend, passedOver: [] })
  })

  it('takes the fastest backend that can run here, and says which', async () => {
    const onNotice = vi.fn()
    const { backend, passedOver } = (await load({ onNotice })).state()
    expect(onNotice).toHaveBeenCalledWith({ kind: 'ready', backend, passedOver })
    expect(backend === 'tfjs-node' || passedOver).toEqual(
      backend === 'tfjs-node' || [{ backend: 'tfjs-node', why: expect.any(String) }],
    )
  })

  it('answers for each text in its place when many calls share its batches', async () => {
    const loaded = await load()
    const calls = Array.from({ length: 60 }, (_, i) => [
      calm.repeat((i % 7) + 1),
      i % 3 ? 'idiot' : '',
      'kill '.repeat(i + 1),
    ])
    const answers = await Promise.all(calls.map((texts) => loaded.score(texts)))
    for (const [i, [first, second, third]] of answers.entries()) {
      expect(first).toMatchObject({ scores: { insult: expect.closeTo(0.0474, 3) } })
      if (i % 3)
        expect(second).toMatchObject({ scores: { insult: expect.closeTo(1, 3), threat: expect.closeTo(0.0474, 3) } })
      else expect(second).toEqual({ outcome: 'skipped', reason: 'empty' })
      expect(third).toMatchObject({ scores: { threat: expect.closeTo(1, 3) } })
    }
    expect(loaded.state().batches).toBeLessThan(30)
  })

  it('holds no more than some hundred texts in line, and loses none of ten thousand', async () => {
    const loaded = await load()
    let most = 0
    const watch = setInterval(() => {
      most = Math.max(most, loaded.state().waiting)
    }, 1)
    const results = await outcomes(
      loaded,
      Array.from({ length: 10_000 }, (_, i) => `${calm} ${i}`),
    )
    clearInterval(watch)
    expect(results.filter((result) => result === 'scored')).toHaveLength(10_000)
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(512)
  })

  it('keeps the number of tensors over ten thousand texts of all lengths', async () => {
    const loaded = await load()
    await loaded.score([calm])
    const before = loaded.state().tensors
    await loaded.score(Array.from({ length: 10_000 }, (_, i) => 'you are nice '.repeat(((i * 31) % 60) + 1)))
    expect(loaded.state().tensors).toBe(before)
    expect(before).toBeGreaterThan(0)
  })

  it('lowers its confidence by what it did not read of a text', async () => {
    const [short, long] = await (await load()).score(['nice '.repeat(10), 'nice '.repeat(READ_LIMIT)])
    expect(short).toMatchObject({ confidence: 1 })
    expect(long).toMatchObject({ outcome: 'scored', confidence: expect.closeTo(0.2, 2) })
  })

  it('calls numbers that are none an invalid output', async () => {
    const own = await mkdtemp(join(tmpdir(), 'toxicity-nan-'))
    const files = tinyToxicityFiles()
    // The first weight file holds the first pieces' numbers: all bits set are NaN.
    const broken = Buffer.from(files.get('toxicity/group1-shard1of7') ?? '').fill(0xff)
    files.set('toxicity/group1-shard1of7', broken)
    await writeFiles(own, files)
    const loaded = await load({ dir: own, manifest: pinFiles(files) })
    expect(await outcomes(loaded, ['idiot'])).toEqual(['invalid-output'])
    await rm(own, { recursive: true })
  })
})

describe('the toxicity scorer when its thread fails', () => {
  it.each(['exit now', 'throw now'])('fails the batch that says %j, and goes on with a new thread', async (poison) => {
    const onNotice = vi.fn()
    const loaded = await load({ entry: faulty, onNotice })
    expect(await outcomes(loaded, [calm, poison])).toEqual(['crashed', 'crashed'])
    expect(onNotice).toHaveBeenLastCalledWith({ kind: 'batch-failed', reason: 'crashed', texts: 2 })
    expect(await outcomes(loaded, [calm, 'idiot'])).toEqual(['scored', 'scored'])
    expect(loaded.state()).toMatchObject({ restarts: 1, fault: null })
  })

  it('ends a batch that overruns its limit, and goes on with a new thread', async () => {
    const loaded = await load({ entry: faulty, batchLimit: 2000 })
    expect(await outcomes(loaded, [calm, 'hang now', ''])).toEqual(['timed-out', 'timed-out', 'empty'])
    expect(await outcomes(loaded, [calm])).toEqual(['scored'])
    expect(loaded.state().restarts).toBe(1)
  })

  it('fails the texts of the crashed batch and no others of the same call', async () => {
    const loaded = await load({ entry: faulty })
    const texts = Array.from({ length: 300 }, (_, i) => `${calm} ${i}`)
    texts[150] = 'exit now'
    const results = await outcomes(loaded, texts)
    expect(results[150]).toBe('crashed')
    expect(results.filter((result) => result === 'crashed').length).toBeLessThanOrEqual(64)
    expect(results.filter((result) => result === 'scored').length).toBeGreaterThanOrEqual(300 - 64)
  })

  it('goes on after many crashes', async () => {
    const loaded = await load({ entry: faulty })
    for (let i = 0; i < 4; i++) expect(await outcomes(loaded, ['exit now'])).toEqual(['crashed'])
    expect(await outcomes(loaded, [calm])).toEqual(['scored'])
    expect(loaded.state().restarts).toBe(4)
  })

  it('says that it is not ready when the model has gone, and comes back with it', async () => {
    const own = await mkdtemp(join(tmpdir(), 'toxicity-gone-'))
    const pinned = await writeTinyToxicityModel(own)
    const loaded = await load({ dir: own, manifest: pinned, entry: faulty })
    await rm(own, { recursive: true })
    expect(await outcomes(loaded, ['exit now'])).toEqual(['crashed'])
    expect(await outcomes(loaded, [calm])).toEqual(['not-ready'])
    expect(loaded.state().fault).toMatch(/shard1of7 is missing\.$/)
    await writeTinyToxicityModel(own)
    expect(await outcomes(loaded, [calm])).toEqual(['scored'])
    await rm(own, { recursive: true })
  })
})

describe('the toxicity scorer when it is closed', () => {
  it('fails what is under way, what waits and what comes later as not ready, and answers all of it', async () => {
    const loaded = await load({ entry: faulty })
    const pending = outcomes(loaded, ['hang now', ...Array.from({ length: 2_000 }, (_, i) => `${calm} ${i}`)])
    await new Promise((resolve) => setTimeout(resolve, 50))
    await loaded.close()
    expect(new Set(await pending)).toEqual(new Set(['not-ready']))
    expect(await outcomes(loaded, [calm, ''])).toEqual(['not-ready', 'empty'])
    await loaded.close()
  })
})

describe('loadToxicityScorer', () => {
  it('names the file that is missing', async () => {
    const nowhere = join(dir, 'nowhere')
    const file = join(nowhere, 'toxicity/group1-shard1of7')
    await expect(loadToxicityScorer({ dir: nowhere })).rejects.toMatchObject({
      name: 'UserError',
      message: `The toxicity model cannot be used: ${file} is missing.`,
    })
  })

  it('names the file that does not match its pinned digest', async () => {
    const file = join(dir, 'toxicity/group1-shard1of7')
    await expect(loadToxicityScorer({ dir })).rejects.toThrow(`${file} has `)
  })

  it('says that the thread was not ready in time', async () => {
    await expect(load({ startLimit: 1 })).rejects.toThrow('the toxicity scorer was not ready within 1 ms')
  })

  it('has the digest of its weights', async () => {
    const loaded = await load()
    expect(loaded.id).toBe('toxicity@1')
    expect(loaded.digest).toMatch(/^[0-9a-f]{64}$/)
  })
})
