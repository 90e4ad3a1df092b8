import { FEATURES } from './border-features.ts'
import { type Lattice, STATES } from './decode-states.ts'

const WIDTH = STATES.length
const COMMENTS = STATES.indexOf('comments')
/** A page does not begin with its comments, unless a person says so. */
const NEVER = -60

type Numbers = Float32Array | Float64Array

function fill(weights: Numbers, values: Float32Array, scores: Float64Array): void {
  for (let at = 0; at < scores.length; at++) {
    const [row, column] = [Math.floor(at / WIDTH) * FEATURES, (at % WIDTH) * FEATURES]
    let sum = 0
    for (let f = 0; f < FEATURES; f++) sum += (weights[column + f] ?? 0) * (values[row + f] ?? 0)
    scores[at] = sum
  }
}

/** Scores every line for every state, from its features and the weights of the border model. */
export function scoreLines(weights: { stay: Numbers; enter: Numbers }, { values }: { values: Float32Array }): Lattice {
  const length = values.length / FEATURES
  const lattice = { length, stay: new Float64Array(length * WIDTH), enter: new Float64Array(length * WIDTH) }
  fill(weights.stay, values, lattice.stay)
  fill(weights.enter, values, lattice.enter)
  if (length > 0) lattice.enter[COMMENTS] = NEVER
  return lattice
}
