import { ATTRIBUTES, type Attribute } from '../schema.ts'
import { NATURAL_RATES } from '../training/natural-rates.ts'
import { type Measured, withInterval } from './bootstrap.ts'
import { calibrationError, type Forecast } from './calibration-error.ts'
import type { Judged } from './rank-measures.ts'
import { judgedBy, type Scored } from './score-rows.ts'

/** Scores as forecasts, weighed so that `rate` of them are true. */
function weigh(judged: Judged, rate: number): Forecast[] {
  const positives = judged.filter(({ truth }) => truth === 1).length
  const weights = [(1 - rate) / Math.max(1, judged.length - positives), rate / Math.max(1, positives)]
  return judged.map(({ score, truth }) => ({ score, truth, weight: weights[truth] ?? 0 }))
}

/** The scores of an attribute as forecasts, weighed as if it were met at its natural rate. */
export function forecastsFor(scored: readonly Scored[], attribute: Attribute): Forecast[] {
  return weigh(judgedBy(scored, attribute), NATURAL_RATES[attribute])
}

/** The calibration error for each attribute that is labelled on Wikipedia comments, as if met at their natural rates. */
export function measureCalibration(scored: readonly Scored[]): Record<string, Measured> {
  const rows = scored.filter(({ row }) => row.source === 'jigsaw')
  const judged = ATTRIBUTES.map((name) => [name, judgedBy(rows, name)] as const)
  const known = judged.filter(([, all]) => all.some(({ truth }) => truth === 1))
  const errors = known.map(([name, all]) => {
    return [name, withInterval(all, (items) => calibrationError(weigh(items, NATURAL_RATES[name])))] as const
  })
  return Object.fromEntries(errors)
}
