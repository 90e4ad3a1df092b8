import type { Attribute, Scorer } from '../schema.ts'
import { type Measured, withInterval } from './bootstrap.ts'
import { type GroupAreas, measureGroups, type Placed } from './measure-groups.ts'
import { ownSentences, type Sentence } from './own-sentences.ts'
import { areaUnderCurve, type Judged } from './rank-measures.ts'
import { judgedBy, type Scored, scoresOf, scoreTexts } from './score-rows.ts'
import { shareOf } from './share-of.ts'

type Judgement = Sentence & { score: number; truth: 0 | 1 }

/**
 * What our own sentences say of an attribute. `classes`: of each class the share on the right side of the middle of the
 * scale. `bpsn`, `bnsp` and `subgroup` compare talk of each group with Wikipedia comments and within itself.
 */
export type SentenceMeasures = {
  auc: Measured
  harmlessPassed: Measured
  classes: Record<string, Measured>
  bpsn: GroupAreas
  bnsp: GroupAreas
  subgroup: GroupAreas
}

function rightShare(sentences: readonly Judgement[]): Measured {
  const right = sentences.filter(({ score, hateful }) => score >= 0.5 === hateful)
  return shareOf(right.length, sentences.length)
}

function classShares(sentences: readonly Judgement[]): Record<string, Measured> {
  const byKind = Map.groupBy(sentences, ({ kind }) => kind)
  return Object.fromEntries([...byKind].map(([kind, all]) => [kind, rightShare(all)]))
}

function inBackground(judged: Judged, truth: 0 | 1): Placed[] {
  return judged.filter((one) => one.truth === truth).map((one) => ({ ...one, group: '' }))
}

/** Functional classes and identity bias on our own sentences, judged by an attribute. */
export async function measureSentences(
  attribute: Attribute,
  scorer: Scorer,
  dev: readonly Scored[],
): Promise<SentenceMeasures> {
  const sentences = ownSentences()
  const texts = sentences.map(({ text }) => text)
  const outcomes = await scoreTexts(texts, scorer)
  const judged = sentences.map((sentence, i): Judgement => {
    return { ...sentence, score: scoresOf(outcomes[i])[attribute], truth: sentence.hateful ? 1 : 0 }
  })
  const wikipedia = judgedBy(
    dev.filter(({ row }) => row.source === 'jigsaw'),
    'toxicity',
  )
  const ofGroups = judged.filter(({ group }) => group !== '')
  const [hateful, harmless] = [ofGroups.filter((one) => one.hateful), ofGroups.filter((one) => !one.hateful)]
  return {
    auc: withInterval(judged, areaUnderCurve),
    harmlessPassed: rightShare(judged.filter((one) => !one.hateful)),
    classes: classShares(judged),
    bpsn: measureGroups([...harmless, ...inBackground(wikipedia, 1)]),
    bnsp: measureGroups([...hateful, ...inBackground(wikipedia, 0)]),
    subgroup: measureGroups(ofGroups),
  }
}
