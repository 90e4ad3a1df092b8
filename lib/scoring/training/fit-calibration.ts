import { type Calibration, type CalibrationLine, logistic } from '../calibrate.ts'

/** A logit, what is true of its text (0..1), and how much it counts. */
export type CalibrationPoint = { logit: number; truth: number; weight: number }

const ROUNDS = 100
const HALVINGS = 40
const RIDGE = 1e-3
/** A step below this is nothing: the line is found. */
const STILL = 1e-9
/** Scores must go on rising with logits, however the labels fell. */
const LEAST_SLOPE = 0.1

/** What is made small: cross entropy, with a little that holds lines of separable points in bounds. */
function lossOf(points: readonly CalibrationPoint[], { slope, shift }: CalibrationLine): number {
  let loss = (RIDGE * ((slope - 1) ** 2 + shift ** 2)) / 2
  for (const { logit, truth, weight } of points) {
    const at = slope * logit + shift
    loss += weight * (Math.max(at, 0) - at * truth + Math.log1p(Math.exp(-Math.abs(at))))
  }
  return loss
}

/** How far Newton's method goes from a line; `held` leaves its slope alone. */
function newtonStep(
  points: readonly CalibrationPoint[],
  { slope, shift }: CalibrationLine,
  held: boolean,
): CalibrationLine {
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
  if (held) return { slope: 0, shift: -g.shift / h.shift }
  const determinant = h.slope * h.shift - h.both * h.both
  return {
    slope: -(h.shift * g.slope - h.both * g.shift) / determinant,
    shift: -(h.slope * g.shift - h.both * g.slope) / determinant,
  }
}

/** From a line to the best one, each step halved until the loss falls; null where it does not come to rest. */
function descend(points: readonly CalibrationPoint[], from: CalibrationLine, held: boolean): CalibrationLine | null {
  let line = from
  let loss = lossOf(points, line)
  for (let round = 0; round < ROUNDS; round++) {
    const step = newtonStep(points, line, held)
    const next = (share: number) => ({ slope: line.slope + share * step.slope, shift: line.shift + share * step.shift })
    if (Math.max(Math.abs(step.slope), Math.abs(step.shift)) < STILL) return next(1)
    let share = 1
    // At the bottom rounding alone makes a loss rise.
    while (!(lossOf(points, next(share)) <= loss * (1 + 1e-12))) {
      share /= 2
      if (share < 2 ** -HALVINGS) return null
    }
    line = next(share)
    loss = lossOf(points, line)
  }
  return null
}

/**
 * The line through logits that makes them probabilities: least cross entropy by Newton's method (Platt 1999). Its slope is
 * a tenth at least, and the shift then the best for that; null where no line was found.
 */
export function fitLine(points: readonly CalibrationPoint[]): CalibrationLine | null {
  const line = descend(points, { slope: 1, shift: 0 }, false)
  return line && line.slope < LEAST_SLOPE ? descend(points, { slope: LEAST_SLOPE, shift: line.shift }, true) : line
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
