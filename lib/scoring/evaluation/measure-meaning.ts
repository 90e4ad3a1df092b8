import type { Calibration } from '../calibrate.ts'
import { ATTRIBUTES, type Attribute } from '../schema.ts'
import { NATURAL } from '../training/calibrate-model.ts'
import { type Bin, type Forecast, reliability } from './calibration-error.ts'
import { forecastsFor } from './measure-calibration.ts'
import { judgedBy, type Scored } from './score-rows.ts'

/**
 * How many were scored within a band, and which share of them was labelled positive: of all rows as they are, and of
 * those that look like comments met in use, at natural rates.
 */
export type Band = { from: number; to: number; all: Share; natural: Share }

/** `share` is null of nothing. */
export type Share = { n: number; share: number | null }

/** What the scores of one attribute mean on labelled rows. `slope` and `shift` are its map: logistic(slope × logit + shift). */
export type Meaning = {
  attribute: Attribute
  slope: number
  shift: number
  n: number
  positives: number
  bands: Band[]
  /** By tenths of the scale, as met in nature. */
  curve: Bin[]
}

/** The last band holds 1 too. */
export const BANDS: readonly (readonly [from: number, to: number])[] = [
  [0.6, 0.8],
  [0.8, 0.9],
  [0.9, 1],
]

/** What a score means for each attribute: of those that were scored so, which share was labelled positive. */
export function measureMeaning(scored: readonly Scored[], { slopes, shifts }: Calibration): Meaning[] {
  const met = scored.filter(({ row }) => NATURAL.has(row.source))
  return ATTRIBUTES.map((attribute, k) => {
    const judged = judgedBy(scored, attribute).map((one): Forecast => ({ ...one, weight: 1 }))
    const natural = forecastsFor(met, attribute)
    return {
      attribute,
      slope: slopes[k] ?? 1,
      shift: shifts[k] ?? 0,
      n: judged.length,
      positives: judged.filter(({ truth }) => truth === 1).length,
      bands: BANDS.map(([from, to]) => {
        const inside = isWithin(from, to)
        return { from, to, all: shareOf(judged.filter(inside)), natural: shareOf(natural.filter(inside)) }
      }),
      curve: reliability(natural),
    }
  })
}

const isWithin =
  (from: number, to: number) =>
  ({ score }: Forecast): boolean =>
    score >= from && (score < to || (to === 1 && score === 1))

/** Of all weight the share that is true. */
function shareOf(forecasts: readonly Forecast[]): Share {
  const n = forecasts.length
  const all = forecasts.reduce((sum, { weight }) => sum + weight, 0)
  return { n, share: n === 0 ? null : forecasts.reduce((sum, { weight, truth }) => sum + weight * truth, 0) / all }
}
