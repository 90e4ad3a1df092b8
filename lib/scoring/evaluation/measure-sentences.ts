import type { Attribute, Scorer } from '../schema.ts'
import { withInterval } from './bootstrap.ts'
import { ownSentences, type Sentence } from './own-sentences.ts'
import { areaUnderCurve, type Judged } from './rank-measures.ts'
import { judgedBy, type Scored, scoresOf } from './score-rows.ts'

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
