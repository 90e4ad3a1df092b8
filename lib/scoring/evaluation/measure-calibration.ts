import { ATTRIBUTES, type Attribute } from '../schema.ts'
import { NATURAL_RATES } from '../training/natural-rates.ts'
import { calibrationError, type Forecast } from './calibration-error.ts'
import { judgedBy, type Scored } from './score-rows.ts'

/** The scores of an attribute as forecasts, weighed as if it were met at its natural rate. */
export function forecastsFor(scored: readonly Scored[], attribute: Attribute): Forecast[] {
  const judged = judgedBy(scored, attribute)
  const rate = NATURAL_RATES[attribute]
  const positives = judged.filter(({ truth }) => truth === 1).length
  const weights = [(1 - rate) / Math.max(1, judged.length - positives), rate / Math.max(1, positives)]
  return judged.map(({ score, truth }) => ({ score, truth, weight: weights[truth] ?? 0 }))
}

/** The calibration error for each attribute that is labelled on Wikipedia comments, as if met at their natural rates. */
export function measureCalibration(scored: readonly Scored[]): Record<string, number> {
  const rows = scored.filter(({ row }) => row.source === 'jigsaw')
  const known = ATTRIBUTES.filter((name) => forecastsFor(rows, name).some(({ truth }) => truth === 1))
  return Object.fromEntries(known.map((name) => [name, calibrationError(forecastsFor(rows, name))]))
}
