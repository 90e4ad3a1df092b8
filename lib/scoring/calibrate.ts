import { type Tensors, tensorOf } from './weights-format.ts'

/** For each attribute a slope and a shift: probability = logistic(slope * logit + shift) (Platt). */
export type Calibration = { slopes: Float32Array; shifts: Float32Array }

/** Scores at which a share of harmless comments is put before a person: for each attribute, by that share. */
export type Thresholds = Readonly<Record<string, Readonly<Record<'1%' | '5%' | '10%', number>>>>

/** Reads the calibration from a weights file. */
export function calibrationFrom(tensors: Tensors): Calibration {
  return {
    slopes: tensorOf(tensors, 'calibration.slopes', Float32Array),
    shifts: tensorOf(tensors, 'calibration.shifts', Float32Array),
  }
}

/** The logistic function: from any number to 0..1. */
export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

/** A map of one attribute from logits to probabilities. */
export type CalibrationLine = { slope: number; shift: number }

/**
 * The score that a logit has by `after`, given the one that it had by `before`, in four places: so that a threshold keeps its rank
 * when scores are recalibrated.
 */
export function moveScore(score: number, before: CalibrationLine, after: CalibrationLine): number {
  if (score <= 0 || score >= 1) return score
  const logit = (Math.log(score / (1 - score)) - before.shift) / before.slope
  return Math.round(logistic(after.slope * logit + after.shift) * 10_000) / 10_000
}

/** The probability that a logit stands for, for the attribute with that number. Rounded to four places. */
export function calibrated(logit: number, attribute: number, { slopes, shifts }: Calibration): number {
  const chance = logistic((slopes[attribute] ?? 1) * logit + (shifts[attribute] ?? 0))
  return Math.round(chance * 10_000) / 10_000
}
