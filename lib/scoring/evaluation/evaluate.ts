import type { Scorer } from '../schema.ts'
import type { LabelledRow, SpanRow } from '../training/read-rows.ts'
import { curvesOf } from './curves.ts'
import { findThresholds } from './find-thresholds.ts'
import { meanOfSix } from './mean-of-six.ts'
import { measureAttacks } from './measure-attacks.ts'
import { measureCalibration } from './measure-calibration.ts'
import { measureDomains } from './measure-domains.ts'
import { measureSentences } from './measure-sentences.ts'
import { measureSpans } from './measure-spans.ts'
import { type Scored, scoreRows } from './score-rows.ts'

/** What a scorer is measured on: labelled rows and posts with spans, none of them trained on. */
export type EvaluationData = { rows: readonly LabelledRow[]; spans: readonly SpanRow[]; hidden: ReadonlySet<string> }

const NATURAL = new Set(['jigsaw', 'wiki-cat'])

/** Every measure of a scorer. Reading times and the world is left to the caller. */
export async function evaluate(scorer: Scorer, data: EvaluationData) {
  const scored: Scored[] = await scoreRows(data.rows, scorer)
  const natural = data.rows.filter(({ source }) => NATURAL.has(source))
  return {
    scorer: scorer.id,
    digest: scorer.digest,
    meanOfSix: meanOfSix(scored),
    domains: measureDomains(scored),
    calibrationError: measureCalibration(scored),
    thresholds: findThresholds(scored),
    sentences: {
      toxicity: await measureSentences('toxicity', scorer, scored),
      identity_attack: await measureSentences('identity_attack', scorer, scored),
    },
    attacks: await measureAttacks(natural, scorer, (word) => data.hidden.has(word)),
    spans: await measureSpans(data.spans, scorer),
    curves: curvesOf(scored),
  }
}

/** All that `evaluate` found. */
export type Evaluation = Awaited<ReturnType<typeof evaluate>>
