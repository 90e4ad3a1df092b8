import { type Calibration, type CalibrationLine, logistic } from '../calibrate.ts'

/** A logit, what is true of its text (0..1), and how much it counts. */
export type CalibrationPoint = { logit: number; truth: number; weight: number }

const ROUNDS = 60
const RIDGE = 1e-3

function newtonStep(points: readonly CalibrationPoint[], { slope, shift }: CalibrationLine): CalibrationLine {
  const g = { slope: RIDGE * (slope - 1), shift: RIDGE * shift }
  const h = { slope: RIDGE, both: 0, shift: RIDGE }
  for (const { logit, truth, weight } of points) {
    const chance = logistic(slope * logit + shift)
    const error = weight * (chance - truth)
    const curve = weight * Math.max(1e-6, chance * (1 - chance))
    g.slope += error * logit
    g.shift += error
    h.slope += curve * logit * logit
    h.both += curve * logit
    h.shift += curve
  }
  const determinant = h.slope * h.shift - h.both * h.both
  const limit = (value: number): number => Math.max(-1, Math.min(1, value))
  return {
    slope: slope - limit((h.shift * g.slope - h.both * g.shift) / determinant),
    shift: shift - limit((h.slope * g.shift - h.both * g.slope) / determinant),
  }
}

/** The line through logits that makes them probabilities: least cross entropy by Newton's method (Platt 1999). */
export function fitLine(points: readonly CalibrationPoint[]): CalibrationLine {
  let line = { slope: 1, shift: 0 }
  for (let round = 0; round < ROUNDS; round++) line = newtonStep(points, line)
  return { slope: Math.max(0.1, line.slope), shift: line.shift }
}

/** Weights that make the true ones `rate` of all: how often the attribute is met in nature. */
export function reweigh(points: readonly CalibrationPoint[], rate: number): CalibrationPoint[] {
  const truth = points.reduce((sum, point) => sum + point.truth, 0)
  const [positive, negative] = [rate / truth, (1 - rate) / (points.length - truth)]
  return points.map((point) => ({
    ...point,
    weight: points.length * (point.truth * positive + (1 - point.truth) * negative),
  }))
}

/** A calibration that changes nothing but the logistic. */
export function noCalibration(size: number): Calibration {
  return { slopes: new Float32Array(size).fill(1), shifts: new Float32Array(size) }
}
