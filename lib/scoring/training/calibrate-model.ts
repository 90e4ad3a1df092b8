import type { Calibration, CalibrationLine } from '../calibrate.ts'
import type { Model } from '../model.ts'
import { readText } from '../read-text.ts'
import { ATTRIBUTES } from '../schema.ts'
import { type CalibrationPoint, fitLine, reweigh } from './fit-calibration.ts'
import { NATURAL_RATES } from './natural-rates.ts'
import type { LabelledRow } from './read-rows.ts'

const LEAST_POSITIVE = 10

/** The sources whose texts look like the comments that are met in use; those of tweets are not among them. */
export const NATURAL: ReadonlySet<string> = new Set(['jigsaw', 'civil', 'wiki-cat', 'surge'])

function pointsFor(
  attribute: number,
  rows: readonly LabelledRow[],
  logits: readonly Float32Array[],
): CalibrationPoint[] {
  const name = ATTRIBUTES[attribute] ?? 'toxicity'
  const all = rows.flatMap((row, i) => {
    const truth = row.labels[name]
    return truth === null ? [] : [{ row, point: { logit: logits[i]?.[attribute] ?? 0, truth, weight: 1 } }]
  })
  const natural = all.filter(({ row }) => NATURAL.has(row.source)).map(({ point }) => point)
  const positives = natural.filter(({ truth }) => truth >= 0.5).length
  return positives >= LEAST_POSITIVE ? natural : all.map(({ point }) => point)
}

/** Rows of one kind alone say nothing of a probability: the logit stays as it is. */
function lineFor(points: readonly CalibrationPoint[], rate: number): CalibrationLine {
  const positive = points.reduce((sum, { truth }) => sum + truth, 0)
  if (positive <= 0 || positive >= points.length) return { slope: 1, shift: 0 }
  const line = fitLine(reweigh(points, rate))
  if (!line) throw new Error(`no line makes probabilities of ${points.length} logits`)
  return line
}

/** Fits one line for each attribute on labelled rows that were not trained on, as if met at their natural rates. */
export function calibrateModel(model: Model, rows: readonly LabelledRow[]): Calibration {
  const logits = rows.map((row) => readText(row.text, model).logits)
  const lines = ATTRIBUTES.map((attribute, k) => lineFor(pointsFor(k, rows, logits), NATURAL_RATES[attribute]))
  return {
    slopes: Float32Array.from(lines, ({ slope }) => slope),
    shifts: Float32Array.from(lines, ({ shift }) => shift),
  }
}
