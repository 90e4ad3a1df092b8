import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { calibrationFrom } from '#lib/scoring/calibrate.ts'
import { loadEmbeddedScorer, SHIPPED_WEIGHTS } from '#lib/scoring/embedded-scorer.ts'
import { meanOfSix } from '#lib/scoring/evaluation/mean-of-six.ts'
import { measureAttacks } from '#lib/scoring/evaluation/measure-attacks.ts'
import { measureSentences } from '#lib/scoring/evaluation/measure-sentences.ts'
import { measureSpans } from '#lib/scoring/evaluation/measure-spans.ts'
import { ownSentences } from '#lib/scoring/evaluation/own-sentences.ts'
import { type Scored, scoreRows } from '#lib/scoring/evaluation/score-rows.ts'
import { modelFrom } from '#lib/scoring/model.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { calibrateModel } from '#lib/scoring/training/calibrate-model.ts'
import { type LabelledRow, readLabelled, readSpanRows } from '#lib/scoring/training/read-rows.ts'
import { decodeWeights } from '#lib/scoring/weights-format.ts'

const DATA = join(import.meta.dirname, '../../../shared/data')
const present = existsSync(join(DATA, 'toxicity-dev.jsonl.gz'))

/** Words that people hide, for attacks: plain ones that need no list of the scorer's own. */
const TARGETS = new Set(
  'fuck fucking fucked shit bitch idiot idiots stupid moron asshole bastard cunt dick cock nigger faggot retard suck penis kill dumb'.split(
    ' ',
  ),
)

describe.skipIf(!present && !process.env['CI'])(
  'on development rows (skipped without ../shared/data)',
  { timeout: 300_000 },
  () => {
    let scorer: Scorer
    let rows: LabelledRow[]
    let scored: Scored[]
    beforeAll(async () => {
      scorer = await loadEmbeddedScorer()
      rows = readLabelled(join(DATA, 'toxicity-dev.jsonl.gz')).filter(({ source }) => source === 'jigsaw')
      scored = await scoreRows(rows, scorer)
    }, 300_000)

    it('keeps the mean area of six attributes above .97', () => {
      expect(meanOfSix(scored).value).toBeGreaterThan(0.97)
    })

    it('keeps the area above .92 under each of the twelve attacks', async () => {
      const { none, attacks, worst } = await measureAttacks(rows.slice(0, 1500), scorer, (word) => TARGETS.has(word))
      expect(Object.keys(attacks)).toHaveLength(12)
      expect(Math.min(none.value, worst.value)).toBeGreaterThan(0.92)
    })

    it('keeps hateful and harmless talk of groups apart, and passes most of the harmless', async () => {
      const { auc, harmlessPassed, bpsn } = await measureSentences('toxicity', scorer, scored)
      expect(auc.value).toBeGreaterThan(0.6)
      expect(harmlessPassed.value).toBeGreaterThan(0.6)
      expect(bpsn.worst.value).toBeGreaterThan(0.65)
    })

    it('marks what people marked', async () => {
      const { value } = await measureSpans(readSpanRows(join(DATA, 'spans-dev.jsonl.gz')), scorer)
      expect(value).toBeGreaterThan(0.63)
    })

    it('ships the calibration that the code as it reads now would fit', () => {
      const tensors = decodeWeights(readFileSync(join(SHIPPED_WEIGHTS, 'weights.bin')))
      const { slopes, shifts } = calibrateModel(modelFrom(tensors), readLabelled(join(DATA, 'toxicity-dev.jsonl.gz')))
      const shipped = calibrationFrom(tensors)
      expect([...slopes]).toEqual([...shipped.slopes])
      expect([...shifts]).toEqual([...shipped.shifts])
    })

    it('is measured on sentences that stand in no training text', () => {
      const plain = (text: string): string =>
        text
          .toLowerCase()
          .replace(/[^a-z]+/g, ' ')
          .trim()
      const trained = new Set(
        ['toxicity-train.jsonl.gz', 'synthetic-identity.jsonl.gz'].flatMap((file) =>
          readLabelled(join(DATA, file)).map(({ text }) => plain(text)),
        ),
      )
      expect(ownSentences().filter(({ text }) => trained.has(plain(text)))).toEqual([])
    })

    it('scores a comment in less than two million steps of a plain loop', async () => {
      const texts = rows.map(({ text }) => text.split(/\s+/).slice(0, 70).join(' ')).slice(0, 1000)
      await scorer.score(texts)
      const before = process.cpuUsage().user
      await scorer.score(texts)
      const perText = (process.cpuUsage().user - before) / texts.length
      const loopBefore = process.cpuUsage().user
      let sum = 0
      for (let i = 0; i < 50_000_000; i++) sum += Math.sqrt(i)
      const perMillion = (process.cpuUsage().user - loopBefore) / 50
      expect(sum).toBeGreaterThan(0)
      expect(perText).toBeLessThan(perMillion * 2)
    })
  },
)
