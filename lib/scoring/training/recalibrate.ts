import { type Calibration, type CalibrationLine, calibrationFrom, moveScore, type Thresholds } from '../calibrate.ts'
import type { Manifest } from '../manifest.ts'
import { modelFrom } from '../model.ts'
import { ATTRIBUTES, type Attribute } from '../schema.ts'
import { readScored } from '../score-text.ts'
import type { Tensors } from '../weights-format.ts'
import { fitLine } from './fit-calibration.ts'
import { calibrationTensors } from './weights-of.ts'

/** A text with what one person said of it, and how that came about. */
export type SiteLabel = {
  text: string
  origin: 'blind-label' | 'audit-sample' | 'decision' | 'feedback'
  labels: Partial<Record<Attribute, 0 | 1>>
}

/**
 * The new weights, how many labels each attribute was fitted on, and how many lines were no ground truth, or of a text that
 * gets no score.
 */
export type Recalibration =
  | { ok: true; tensors: Tensors; used: Record<string, number>; leftOut: number; unscored: number }
  | { ok: false; message: string }

/** Fewer of either kind say too little to move a score. */
const LEAST = 20

type Logits = { label: SiteLabel; logits: Float32Array }

function pointsFor(attribute: Attribute, k: number, rows: readonly Logits[]) {
  return rows.flatMap(({ label, logits }) => {
    const truth = label.labels[attribute]
    return truth === undefined ? [] : [{ logit: logits[k] ?? 0, truth, weight: 1 }]
  })
}

/**
 * Fits the attributes that have enough ground truth; decisions and feedback, made in sight of scores, are left out, and so
 * is what the scorer skips: a line that is pulled towards texts that never meet it is wrong for those that do.
 */
export function recalibrate(tensors: Tensors, labels: readonly SiteLabel[]): Recalibration {
  const model = modelFrom(tensors)
  const blind = labels.filter(({ origin }) => origin === 'blind-label' || origin === 'audit-sample')
  const rows = blind.flatMap((label) => {
    const read = readScored(label.text, model)
    return read.ok ? [{ label, logits: read.reading.logits }] : []
  })
  const { slopes, shifts } = calibrationFrom(tensors)
  const fitted = { slopes: Float32Array.from(slopes), shifts: Float32Array.from(shifts) }
  const used: Record<string, number> = {}
  for (const [k, attribute] of ATTRIBUTES.entries()) {
    const points = pointsFor(attribute, k, rows)
    const positives = points.filter(({ truth }) => truth === 1).length
    if (positives < LEAST || points.length - positives < LEAST) continue
    const line = fitLine(points)
    if (!line) return { ok: false, message: `No line was found through the ${points.length} labels of ${attribute}.` }
    fitted.slopes[k] = line.slope
    fitted.shifts[k] = line.shift
    used[attribute] = points.length
  }
  if (Object.keys(used).length === 0) {
    return { ok: false, message: `No attribute has ${LEAST} blind labels or audit samples of either kind.` }
  }
  return {
    ok: true,
    tensors: { ...tensors, ...calibrationTensors(fitted) },
    used,
    leftOut: labels.length - blind.length,
    unscored: blind.length - rows.length,
  }
}

function lineOf({ slopes, shifts }: Calibration, k: number): CalibrationLine {
  return { slope: slopes[k] ?? 1, shift: shifts[k] ?? 0 }
}

/** Measures without the calibration error of what was recalibrated: it was of the scores before. How scores rank stays. */
export function keepRanks(metrics: Manifest['metrics'], recalibrated: readonly string[]): Manifest['metrics'] {
  if (!metrics) return undefined
  const attributes = Object.entries(metrics.attributes).map(([attribute, { calibrationError, ...ranks }]) => {
    const keeps = calibrationError && !recalibrated.includes(attribute)
    return [attribute, keeps ? { ...ranks, calibrationError } : ranks] as const
  })
  return { ...metrics, attributes: Object.fromEntries(attributes) }
}

/** Thresholds of the weights `before` as scores by the weights `after`, at which the same comments are found. */
export function moveThresholds(thresholds: Thresholds, before: Tensors, after: Tensors): Thresholds {
  const [old, fresh] = [calibrationFrom(before), calibrationFrom(after)]
  const moved = Object.entries(thresholds).map(([attribute, at]) => {
    const k = (ATTRIBUTES as readonly string[]).indexOf(attribute)
    const move = (score: number): number => moveScore(score, lineOf(old, k), lineOf(fresh, k))
    return [attribute, { '1%': move(at['1%']), '5%': move(at['5%']), '10%': move(at['10%']) }] as const
  })
  return Object.fromEntries(moved)
}
