import { ATTRIBUTES, type Attribute, type ScoreOutcome, type Scorer, type Scores } from '../schema.ts'
import { NATURAL_RATES } from '../training/natural-rates.ts'
import type { LabelledRow, SpanRow } from '../training/read-rows.ts'
import { ATTACKS, attackText } from './attacks.ts'
import { type Measured, withInterval } from './bootstrap.ts'
import { calibrationError, type Forecast } from './calibration-error.ts'
import { ownSentences, type Sentence } from './own-sentences.ts'
import { areaUnderCurve, averagePrecision, type Judged, recallAtFalseRate } from './rank-measures.ts'
import { spanAgreement } from './span-measure.ts'

/** A text's outcome with what is known of it. */
export type Scored = { row: LabelledRow; scores: Scores; spans: readonly { start: number; end: number }[] }

const NOTHING = Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, 0])) as Scores
const LEAST = 10

/** What an outcome counts as in a measure: a text that was not scored found nothing. */
function scoresOf(outcome: ScoreOutcome | undefined): Scores {
  return outcome?.outcome === 'scored' ? outcome.scores : NOTHING
}

/** Scores rows in batches. */
export async function scoreRows(rows: readonly LabelledRow[], scorer: Scorer): Promise<Scored[]> {
  const outcomes = await scorer.score(rows.map(({ text }) => text))
  return rows.map((row, i) => {
    const outcome = outcomes[i]
    return { row, scores: scoresOf(outcome), spans: outcome?.outcome === 'scored' ? outcome.spans : [] }
  })
}

/** The rows whose source says something of an attribute, as true or not. */
export function judgedBy(scored: readonly Scored[], attribute: Attribute): Judged {
  return scored.flatMap(({ row, scores }) => {
    const label = row.labels[attribute]
    return label === null ? [] : [{ score: scores[attribute], truth: label >= 0.5 ? 1 : (0 as 0 | 1) }]
  })
}

type RankMeasures = { auc: Measured; averagePrecision: Measured; recallAt5: Measured; positives: number }

function rankMeasures(judged: Judged): RankMeasures | undefined {
  const positives = judged.filter(({ truth }) => truth === 1).length
  if (positives < LEAST || judged.length - positives < LEAST) return undefined
  return {
    auc: withInterval(judged, areaUnderCurve),
    averagePrecision: withInterval(judged, averagePrecision),
    recallAt5: withInterval(judged, (items) => recallAtFalseRate(items, 0.05)),
    positives,
  }
}

/** Rank measures for each source and attribute that has at least ten of both kinds. */
export function measureDomains(scored: readonly Scored[]): Record<string, Record<string, RankMeasures>> {
  const bySource = Map.groupBy(scored, ({ row }) => row.source)
  const measured = [...bySource].map(([source, rows]) => {
    const entries = ATTRIBUTES.map((attribute) => [attribute, rankMeasures(judgedBy(rows, attribute))] as const)
    return [source, Object.fromEntries(entries.filter(([, value]) => value !== undefined))] as const
  })
  return Object.fromEntries(measured) as Record<string, Record<string, RankMeasures>>
}

function forecastsFor(scored: readonly Scored[], attribute: Attribute): Forecast[] {
  const judged = judgedBy(scored, attribute)
  const rate = NATURAL_RATES[attribute]
  const positives = judged.filter(({ truth }) => truth === 1).length
  const weights = [(1 - rate) / Math.max(1, judged.length - positives), rate / Math.max(1, positives)]
  return judged.map(({ score, truth }) => ({ score, truth, weight: weights[truth] ?? 0 }))
}

/** The calibration error for each attribute on Wikipedia comments, as if met at their natural rates. */
export function measureCalibration(scored: readonly Scored[]): Record<string, number> {
  const rows = scored.filter(({ row }) => row.source === 'jigsaw')
  return Object.fromEntries(ATTRIBUTES.map((name) => [name, calibrationError(forecastsFor(rows, name))]))
}

async function attackedArea(
  rows: readonly LabelledRow[],
  scorer: Scorer,
  attacked: (text: string) => string,
): Promise<number> {
  const changed = rows.map((row) => ({ ...row, text: attacked(row.text) }))
  return areaUnderCurve(judgedBy(await scoreRows(changed, scorer), 'toxicity'))
}

/** AUC of toxicity under each attack, on every word that `isTarget` names in toxic and clean texts alike. */
export async function measureAttacks(
  rows: readonly LabelledRow[],
  scorer: Scorer,
  isTarget: (word: string) => boolean,
): Promise<Record<string, number>> {
  const out: Record<string, number> = { none: await attackedArea(rows, scorer, (text) => text) }
  for (const [name, attack] of Object.entries(ATTACKS)) {
    out[name] = await attackedArea(rows, scorer, (text) => attackText(text, attack, isTarget))
  }
  return out
}

type Judgement = Sentence & { score: number }

function areaOf(sentences: readonly Judgement[]): number {
  return areaUnderCurve(sentences.map(({ score, hateful }) => ({ score, truth: hateful ? 1 : 0 })))
}

/** For each class of our own sentences, the share below (harmless) or above (hateful) the middle of the scale. */
function classShares(sentences: readonly Judgement[]): Record<string, number> {
  const byKind = Map.groupBy(sentences, ({ kind }) => kind)
  const shares = [...byKind].map(([kind, all]) => {
    const right = all.filter(({ score, hateful }) => score >= 0.5 === hateful).length
    return [kind, right / all.length] as const
  })
  return Object.fromEntries(shares)
}

/** How often harmless talk of a group ranks below hateful talk of no group in particular, by group (BPSN). */
function groupAreas(sentences: readonly Judgement[], toxic: Judged): Record<string, number> {
  const harmless = sentences.filter(({ hateful, group }) => !hateful && group !== '')
  const areas = [...Map.groupBy(harmless, ({ group }) => group)].map(([group, all]) => {
    const clean = all.map(({ score }) => ({ score, truth: 0 as const }))
    return [group, areaUnderCurve([...clean, ...toxic.filter(({ truth }) => truth === 1)])] as const
  })
  return Object.fromEntries(areas)
}

/** The power mean with exponent -5, which the lowest values rule (Borkan et al. 2019). */
export function powerMean(values: readonly number[]): number {
  return (values.reduce((sum, value) => sum + value ** -5, 0) / values.length) ** (-1 / 5)
}

/** Functional classes and identity bias on our own sentences, judged by an attribute. */
export async function measureSentences(attribute: Attribute, scorer: Scorer, dev: readonly Scored[]) {
  const sentences = ownSentences()
  const outcomes = await scorer.score(sentences.map(({ text }) => text))
  const judged = sentences.map((sentence, i) => ({ ...sentence, score: scoresOf(outcomes[i])[attribute] }))
  const toxic = judgedBy(
    dev.filter(({ row }) => row.source === 'jigsaw'),
    'toxicity',
  )
  const groups = groupAreas(judged, toxic)
  const harmless = judged.filter(({ hateful }) => !hateful)
  return {
    auc: withInterval(judged, areaOf),
    harmlessPassed: harmless.filter(({ score }) => score < 0.5).length / harmless.length,
    classes: classShares(judged),
    groups,
    powerMean: powerMean(Object.values(groups)),
    worstGroup: Math.min(...Object.values(groups)),
  }
}

/** The mean agreement of marked spans with those that people marked. */
export async function measureSpans(rows: readonly SpanRow[], scorer: Scorer): Promise<Measured> {
  const outcomes = await scorer.score(rows.map(({ text }) => text))
  const agreements = rows.map((row, i) => {
    const outcome = outcomes[i]
    const spans = outcome?.outcome === 'scored' ? outcome.spans : []
    return spanAgreement(
      spans.map(({ start, end }) => [start, end] as const),
      row.spans,
    )
  })
  return withInterval(agreements, (items) => items.reduce((sum, item) => sum + item, 0) / items.length)
}
