import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calibrationFrom } from '#lib/scoring/calibrate.ts'
import { bucketOf } from '#lib/scoring/deep-shape.ts'
import { dequantise } from '#lib/scoring/dequantise.ts'
import { SHIPPED_WEIGHTS } from '#lib/scoring/embedded-scorer.ts'
import { modelFrom } from '#lib/scoring/model.ts'
import { tokeniser } from '#lib/scoring/normalise/find-tokens.ts'
import { lexiconFrom } from '#lib/scoring/normalise/lexicon.ts'
import { readText } from '#lib/scoring/read-text.ts'
import { scoreText } from '#lib/scoring/score-text.ts'
import { calibrateModel } from '#lib/scoring/training/calibrate-model.ts'
import { buildCorpus } from '#lib/scoring/training/corpus.ts'
import { emptyDeep } from '#lib/scoring/training/deep-state.ts'
import { logitLoss } from '#lib/scoring/training/logit-loss.ts'
import { quantiseColumns } from '#lib/scoring/training/quantise.ts'
import { randomFrom, shuffled } from '#lib/scoring/training/random.ts'
import { readSpanRows } from '#lib/scoring/training/read-rows.ts'
import { keepRanks, moveThresholds, recalibrate, type SiteLabel } from '#lib/scoring/training/recalibrate.ts'
import { isKeptOut } from '#lib/scoring/training/split-rows.ts'
import { writeRows } from '#lib/scoring/training/synthetic/write-rows.ts'
import { deepLogits, trainDeepEpoch } from '#lib/scoring/training/train-deep.ts'
import { trainEmbedded } from '#lib/scoring/training/train-embedded.ts'
import { decodeWeights, encodeWeights, type Tensors } from '#lib/scoring/weights-format.ts'

const SHIPPED = decodeWeights(readFileSync(join(SHIPPED_WEIGHTS, 'weights.bin')))

const SETTINGS = {
  wide: { bits: 12, epochs: 2, batch: 16, rate: 0.06, decay: 0.001 },
  deep: {
    shape: { buckets: 512, dim: 8, filters: 4, widths: 3, hidden: 8 },
    epochs: 2,
    batch: 32,
    rate: 0.005,
    embeddingRate: 0.05,
    decay: 0,
    drop: 0.1,
    forget: 0,
    soften: 0.1,
  },
}

describe('training', { timeout: 180_000 }, () => {
  const dir = mkdtempSync(join(tmpdir(), 'belowline-training-'))
  const write = (name: string, rows: readonly object[]): void =>
    writeFileSync(join(dir, name), gzipSync(rows.map((row) => JSON.stringify(row)).join('\n')))
  const train = (run: string, seed = 1): Tensors =>
    trainEmbedded({ data: dir, share: 1, seed, checkpoints: join(dir, run), say: () => {}, settings: SETTINGS })

  beforeAll(() => {
    const rows = writeRows(7).slice(0, 400)
    write('toxicity-train.jsonl.gz', rows)
    write('toxicity-dev.jsonl.gz', writeRows(8).slice(0, 300))
    write('spans-train.jsonl.gz', [
      { id: 'a', text: '😀 you fool you', spans: [[6, 10]] },
      ...rows.slice(0, 40).map(({ id, text }) => ({ id, text, spans: [[0, 3]] })),
    ])
  })
  afterAll(() => rmSync(dir, { recursive: true }))

  it('gives the same bytes twice, and others with another seed', () => {
    const first = encodeWeights(train('first'))
    expect(encodeWeights(train('second'))).toEqual(first)
    expect(encodeWeights(train('third', 2))).not.toEqual(first)
  })

  it('goes on where it was stopped to the same bytes', () => {
    const whole = encodeWeights(train('whole'))
    const stop = (line: string): void => {
      if (line.startsWith('deep, pass 1')) throw new Error('stopped')
    }
    const options = { data: dir, share: 1, seed: 1, checkpoints: join(dir, 'half'), settings: SETTINGS }
    expect(() => trainEmbedded({ ...options, say: stop })).toThrow('stopped')
    const said: string[] = []
    expect(encodeWeights(trainEmbedded({ ...options, say: (line) => said.push(line) }))).toEqual(whole)
    expect(said.join()).not.toContain('deep, pass 1')
  })

  it('does not go on with what was trained from other labels', () => {
    const flipped = join(dir, 'flipped')
    mkdirSync(flipped)
    for (const name of ['toxicity-dev.jsonl.gz', 'spans-train.jsonl.gz'])
      copyFileSync(join(dir, name), join(flipped, name))
    const other = writeRows(7)
      .slice(0, 400)
      .map((row, at) => {
        const { toxicity } = row.labels
        return at % 2 || toxicity === null ? row : { ...row, labels: { ...row.labels, toxicity: 1 - toxicity } }
      })
    writeFileSync(
      join(flipped, 'toxicity-train.jsonl.gz'),
      gzipSync(other.map((row) => JSON.stringify(row)).join('\n')),
    )
    const options = { data: flipped, share: 1, seed: 1, say: () => {}, settings: SETTINGS }
    train('shared')
    const fresh = encodeWeights(trainEmbedded({ ...options, checkpoints: join(dir, 'fresh') }))
    expect(encodeWeights(trainEmbedded({ ...options, checkpoints: join(dir, 'shared') }))).toEqual(fresh)
  })

  it('learns', () => {
    const model = modelFrom(train('learned'))
    const logit = (text: string): number => readText(text, model).logits[6] ?? 0
    expect(logit('You are such a moron.')).toBeGreaterThan(logit('The law protects women.'))
    expect(scoreText('You are such a moron.', model).outcome).toBe('scored')
  })

  it('counts spans in UTF-16 units, whatever the file counts in', () => {
    const [row] = readSpanRows(join(dir, 'spans-train.jsonl.gz'))
    expect(row?.text.slice(...(row.spans[0] ?? [0, 0]))).toBe('fool')
  })

  it('recalibrates on blind labels alone', () => {
    const tensors = train('site')
    const label = (text: string, truth: 0 | 1, origin: SiteLabel['origin']): SiteLabel => ({
      text,
      origin,
      labels: { toxicity: truth },
    })
    const blind = Array.from({ length: 40 }, (_, i) =>
      label(i % 2 ? 'You are such a moron.' : 'The law protects women.', i % 2 ? 1 : 0, 'blind-label'),
    )
    const decided = blind.map((one) => ({ ...one, origin: 'decision' as const }))
    const fitted = recalibrate(tensors, [...blind, ...decided])
    expect(fitted).toMatchObject({ ok: true, used: { toxicity: 40 }, leftOut: 40 })
    expect(recalibrate(tensors, decided)).toMatchObject({ ok: false })
    // What gets no score says nothing of scores, however it was labelled.
    const wordless = ['🖕🖕', ' ', '\u200b', '12345', 'https://example.org/x'].flatMap((text) =>
      Array.from({ length: 8 }, () => label(text, 1, 'audit-sample')),
    )
    const other = recalibrate(tensors, [...blind, ...wordless])
    expect(other).toMatchObject({ ok: true, used: { toxicity: 40 }, leftOut: 0, unscored: 40 })
    expect(other.ok && fitted.ok && calibrationFrom(other.tensors)).toEqual(
      fitted.ok && calibrationFrom(fitted.tensors),
    )
    expect(recalibrate(tensors, wordless)).toMatchObject({ ok: false })
  })

  it('moves thresholds with the calibration, so that they find the same comments', () => {
    const before = { ...train('moved'), 'calibration.slopes': new Float32Array(7).fill(1) }
    const shift = Float32Array.from({ length: 7 }, (_, k) => (k === 6 ? 1 : 0))
    const after = { ...before, 'calibration.slopes': new Float32Array(7).fill(0.5), 'calibration.shifts': shift }
    const scoreBy = (tensors: Tensors): number => {
      const outcome = scoreText('You are such a moron.', modelFrom(tensors))
      return outcome.outcome === 'scored' ? outcome.scores.toxicity : Number.NaN
    }
    const at = { '1%': 1, '5%': scoreBy(before), '10%': 0 }
    const { toxicity } = moveThresholds({ toxicity: at }, before, after)
    expect(scoreBy(after)).not.toBeCloseTo(scoreBy(before), 2)
    expect(toxicity).toEqual({ '1%': 1, '5%': expect.closeTo(scoreBy(after), 3), '10%': 0 })
  })
})

describe('trainDeepEpoch', () => {
  it('grows less sure of labels the further they are drawn to the middle', () => {
    const rows = writeRows(7).filter((_, i) => i % 7 === 0)
    const corpus = buildCorpus(rows, tokeniser(lexiconFrom([], [])))
    const sureness = (soften: number): number => {
      const settings = { ...SETTINGS.deep, soften }
      const state = emptyDeep(settings.shape, randomFrom(1))
      for (let epoch = 0; epoch < settings.epochs; epoch++) {
        trainDeepEpoch(corpus, state, { settings, random: randomFrom(epoch), epoch })
      }
      return deepLogits(corpus, state, settings).reduce((sum, logit) => sum + Math.abs(logit), 0)
    }
    expect(sureness(0.2)).toBeLessThan(sureness(0))
    expect(sureness(1)).toBeLessThan(sureness(0.2) / 2)
  })
})

describe('keepRanks', () => {
  it('drops the calibration error of what was recalibrated, and nothing else', () => {
    const one = { value: 0.9, low: 0.8, high: 1, n: 10 }
    const whole = { auc: one, averagePrecision: one, recallAt5: one, calibrationError: one }
    const metrics = { meanOfSix: one, attributes: { threat: whole, toxicity: whole } }
    const { calibrationError, ...ranks } = whole
    expect(keepRanks(metrics, ['toxicity'])).toEqual({ ...metrics, attributes: { threat: whole, toxicity: ranks } })
    expect(keepRanks(undefined, ['toxicity'])).toBeUndefined()
    expect(calibrationError).toBe(one)
  })
})

describe('calibrateModel', () => {
  it('leaves the logits of an attribute alone that no row has, or that every row has', () => {
    const rows = writeRows(8).slice(0, 3)
    const model = modelFrom(SHIPPED)
    for (const value of [0, 1]) {
      const all = rows.map((row) => ({ ...row, labels: { ...row.labels, toxicity: value, threat: null } }))
      const { slopes, shifts } = calibrateModel(model, all)
      expect([slopes[6], shifts[6], slopes[5], shifts[5]]).toEqual([1, 0, 1, 0])
    }
  })
})

describe('logitLoss', () => {
  it('leaves unknown labels out and gives the slope of the loss', () => {
    const logits = Float32Array.of(0.5, 9, -1)
    const labels = Float32Array.of(1, Number.NaN, 0.25)
    const at = (values: Float32Array): number => logitLoss(Float32Array.from(values), labels, 2)
    const slopes = Float32Array.from(logits)
    logitLoss(slopes, labels, 2)
    expect(slopes[1]).toBe(0)
    for (const k of [0, 2]) {
      const [up, down] = [Float32Array.from(logits), Float32Array.from(logits)]
      up[k] = (up[k] ?? 0) + 0.01
      down[k] = (down[k] ?? 0) - 0.01
      expect(slopes[k]).toBeCloseTo((at(up) - at(down)) / 0.02, 3)
    }
  })
})

describe('quantiseColumns', () => {
  it('comes back within half a step of each column', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: -5, max: 5, noNaN: true }), { minLength: 6, maxLength: 6 }), (numbers) => {
        const weights = Float32Array.from(numbers)
        const { values, scale } = quantiseColumns(weights, 3)
        dequantise(values, scale).forEach((value, i) => {
          expect(Math.abs(value - (weights[i] ?? 0))).toBeLessThanOrEqual((scale[i % 3] ?? 0) * 0.51)
        })
      }),
    )
  })
})

describe('randomness', () => {
  it('is the same from the same seed, and shuffles without loss', () => {
    expect(shuffled(50, randomFrom(5))).toEqual(shuffled(50, randomFrom(5)))
    expect([...shuffled(50, randomFrom(5))].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i))
  })

  it('keeps about one row in twenty out of training, always the same', () => {
    const kept = Array.from({ length: 4000 }, (_, i) => ({ id: `row-${i}` })).filter(isKeptOut)
    expect(kept.length).toBeGreaterThan(140)
    expect(kept.length).toBeLessThan(260)
  })

  it('puts features in buckets that exist', () => {
    fc.assert(fc.property(fc.nat(0xffffffff), (feature) => bucketOf(feature, 65_536) < 65_536))
  })
})
