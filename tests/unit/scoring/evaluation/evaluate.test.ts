import { beforeAll, describe, expect, it } from 'vitest'
import { compareEvaluations } from '#lib/scoring/evaluation/compare.ts'
import { type Evaluation, evaluate } from '#lib/scoring/evaluation/evaluate.ts'
import { findThresholds } from '#lib/scoring/evaluation/find-thresholds.ts'
import { ALL_SOURCES, measureDomains } from '#lib/scoring/evaluation/measure-domains.ts'
import { renderCard } from '#lib/scoring/evaluation/render-card.ts'
import { renderPage } from '#lib/scoring/evaluation/render-page.ts'
import { type Scored, scoreRows } from '#lib/scoring/evaluation/score-rows.ts'
import { KNOWN_FAILURES, NOT_FOR } from '#lib/scoring/known-limits.ts'
import type { Manifest } from '#lib/scoring/manifest.ts'
import { readReport } from '#lib/scoring/read-report.ts'
import { ATTRIBUTES, type ScoreOutcome, type Scorer, type Scores } from '#lib/scoring/schema.ts'
import type { LabelledRow } from '#lib/scoring/training/read-rows.ts'

const all = <T>(value: T) => Object.fromEntries(ATTRIBUTES.map((name) => [name, value])) as Record<keyof Scores, T>

const row = (at: number, truth: number | null, source: string, text = `text ${at}`): LabelledRow => ({
  ...{ id: `${source}-${at}`, text, source },
  labels: { ...all(null), toxicity: truth },
})
const scoredRow = (at: number, how: { truth: number | null; score: number; source?: string }): Scored => ({
  ...{ row: row(at, how.truth, how.source ?? 'jigsaw'), spans: [] },
  scores: { ...all(0), toxicity: how.score },
})

/** Scores as toxic what holds one of a few words; fails at what says so. */
const scorer: Scorer = {
  id: 'words@1',
  digest: 'd'.repeat(64),
  score: async (texts) =>
    texts.map((text): ScoreOutcome => {
      if (text.includes('broken')) return { outcome: 'failed', reason: 'timed-out' }
      if (text.trim() === '') return { outcome: 'skipped', reason: 'empty' }
      const at = text.indexOf('idiot')
      const toxicity = at < 0 ? (text.length % 7) / 100 : 0.9 + (text.length % 5) / 100
      const spans = at < 0 ? [] : [{ start: at, end: at + 5, attribute: 'toxicity' as const, weight: 0.9 }]
      return { outcome: 'scored', scores: { ...all(0), toxicity, insult: toxicity }, confidence: 1, spans }
    }),
  close: async () => {},
}

describe('findThresholds', () => {
  const ladder = (source: string) =>
    Array.from({ length: 200 }, (_, at) => scoredRow(at, { truth: 0, score: at / 200, source }))

  it('are the scores that 1, 5 and 10 % of harmless Wikipedia comments reach', () => {
    const others = Array.from({ length: 300 }, (_, at) => scoredRow(at, { truth: 0, score: 0.999, source: 'tweets' }))
    const toxic = Array.from({ length: 50 }, (_, at) => scoredRow(at, { truth: 1, score: 1 }))
    const { toxicity } = findThresholds([...ladder('jigsaw'), ...others, ...toxic])
    for (const [name, rate] of [
      ['1%', 0.01],
      ['5%', 0.05],
      ['10%', 0.1],
    ] as const) {
      const reached = ladder('jigsaw').filter(({ scores }) => scores.toxicity >= (toxicity?.[name] ?? 0)).length
      expect(Math.abs(reached / 200 - rate)).toBeLessThanOrEqual(1 / 200)
    }
  })

  it('are found on all sources where none of these comments is harmless', () => {
    const toxic = [scoredRow(0, { truth: 1, score: 1 })]
    expect(findThresholds([...ladder('tweets'), ...toxic])).toEqual(findThresholds(ladder('jigsaw')))
  })
})

describe('measureDomains', () => {
  const rows = (count: number, source: string) =>
    Array.from({ length: count }, (_, at) => scoredRow(at, { truth: at % 2, score: at % 2 ? 0.9 : 0.1, source }))

  it('measures a source that has ten of both kinds, and all together what none has enough of', () => {
    const measured = measureDomains([...rows(20, 'jigsaw'), ...rows(12, 'tweets'), ...rows(8, 'news')])
    expect(Object.keys(measured)).toEqual(['jigsaw', 'tweets', 'news', ALL_SOURCES])
    expect(measured['jigsaw']?.['toxicity']).toMatchObject({
      auc: { value: 1, low: 1, high: 1, n: 20 },
      averagePrecision: { value: 1 },
      recallAt5: { value: 1 },
      positives: 10,
    })
    expect(measured['tweets']).toEqual({})
    expect(measured[ALL_SOURCES]?.['toxicity']).toMatchObject({ auc: { value: 1, n: 40 }, positives: 20 })
    expect(measured[ALL_SOURCES]?.['threat']).toBeUndefined()
  })

  it('leaves out rows whose source does not say', () => {
    const silent = Array.from({ length: 30 }, (_, at) => scoredRow(at, { truth: null, score: 1 }))
    expect(measureDomains([...rows(20, 'jigsaw'), ...silent])['jigsaw']?.['toxicity']).toMatchObject({
      auc: { value: 1, n: 20 },
    })
  })
})

describe('a whole evaluation', { timeout: 60_000 }, () => {
  const texts = Array.from({ length: 60 }, (_, at) =>
    row(at, at % 2, 'jigsaw', at % 2 ? `You are an idiot, number ${at}` : `The road number ${at} is open`),
  )
  const data = {
    rows: texts,
    spans: [{ id: 'a', text: 'you idiot', spans: [[4, 9]] as [number, number][] }],
    hidden: new Set(['idiot']),
  }
  let evaluation: Evaluation
  beforeAll(async () => {
    evaluation = await evaluate(scorer, data)
  })

  it('measures everything, and is read again as it was written', () => {
    expect(evaluation).toMatchObject({ scorer: 'words@1', digest: scorer.digest, meanOfSix: { value: 1, n: 60 } })
    expect(evaluation.spans).toMatchObject({ value: 1, n: 1 })
    expect(evaluation.attacks.none.value).toBe(1)
    expect(evaluation.attacks.worst.value).toBeLessThan(1)
    expect(readReport(JSON.parse(JSON.stringify(evaluation)))).toMatchObject({ digest: scorer.digest })
  })

  it.each<[string, Partial<typeof data>]>([
    ['a row', { rows: [...texts, row(99, 1, 'jigsaw', 'broken')] }],
    ['a post with spans', { spans: [{ id: 'b', text: 'broken', spans: [] }] }],
  ])('is refused when the scorer fails at %s, with how many', async (_, change) => {
    await expect(evaluate(scorer, { ...data, ...change })).rejects.toThrow(
      /^words@1 failed at 1 of \d+ texts \(timed-out\)/,
    )
  })

  it('is refused when the scorer answers too little, and counts what is skipped as found harmless', async () => {
    const short: Scorer = { ...scorer, score: async (all) => (await scorer.score(all)).slice(1) }
    await expect(scoreRows(texts, short)).rejects.toThrow('failed at 1 of 60 texts (no outcome)')
    expect((await scoreRows([row(0, 0, 'jigsaw', ' ')], scorer))[0]?.scores).toEqual(all(0))
  })

  it('is compared by the measures that both have, with the change', () => {
    const lower = { ...evaluation, meanOfSix: { value: 0.9, low: 0.8, high: 1, n: 60 }, domains: {} }
    const lines = compareEvaluations(JSON.parse(JSON.stringify(lower)), evaluation).split('\n')
    expect(lines[0]).toBe('| measure | before | after | change |')
    expect(lines[2]).toBe('| mean of six | 0.9000 [0.8000, 1.0000] | 1.0000 [1.0000, 1.0000] | +0.1000 |')
    expect(lines.some((line) => line.includes('jigsaw, toxicity'))).toBe(false)
    const back = compareEvaluations(JSON.parse(JSON.stringify(evaluation)), lower)
    expect(back).toContain('| -0.1000 |')
    const same = compareEvaluations(JSON.parse(JSON.stringify(evaluation)), evaluation)
    expect(same).toContain('| jigsaw, toxicity | 1.0000 [1.0000, 1.0000] | 1.0000 [1.0000, 1.0000] | +0.0000 |')
  })

  it('is drawn as a page with three curves of each attribute that is labelled, and all tables', () => {
    const page = renderPage(evaluation)
    expect(page).toMatch(/^<!doctype html>/)
    expect(page.match(/<h2>toxicity<\/h2>/g)).toHaveLength(1)
    expect(page.match(/<figure>/g)).toHaveLength(3)
    expect(page).toContain('Mean area under the ROC curve of the six attributes of Wikipedia comments: 1.0000')
    expect(page).not.toMatch(/NaN|undefined/)
  })

  it('stands in the card with the manifest, the sources and the limits', () => {
    const manifest: Manifest = {
      ...{ scorer: 'words@1', weights: { bytes: 12, sha256: 'a'.repeat(64) }, data: { 'rows.gz': 'b'.repeat(64) } },
      ...{ commit: null, seed: 3, share: 0.5, thresholds: {} },
    }
    const card = renderCard(manifest, evaluation)
    expect(card).toMatch(/^# words@1\n/)
    expect(card).toContain(`- Weights: 12 bytes, sha256 ${'a'.repeat(64)}\n`)
    expect(card).toContain('- Trained at commit unknown with seed 3 on a share of 0.5 of the rows\n')
    expect(card).toContain(`- rows.gz: ${'b'.repeat(64)}\n`)
    for (const limit of [...KNOWN_FAILURES, ...NOT_FOR]) expect(card).toContain(`- ${limit}\n`)
    expect(card).toContain('| jigsaw | toxicity | 1.000 [1.000, 1.000] n 60 |')
  })
})
