import { FEATURES } from './border-features.ts'
import { type Lattice, STATES } from './decode-states.ts'

const WIDTH = STATES.length
const COMMENTS = STATES.indexOf('comments')
/** A page does not begin with its comments, unless a person says so. */
const NEVER = -60

type Numbers = Float32Array | Float64Array

/** Writes the places of a row's features that are not 0 to `places`, and says how many there are: most features are 0. */
function findPlaces(values: Float32Array, row: number, places: Uint16Array): number {
  let count = 0
  for (let f = 0; f < FEATURES; f++) {
    if (values[row + f] === 0) continue
    places[count] = f
    count += 1
  }
  return count
}

/** Scores every line for every state, from its features and the weights of the border model. */
export function scoreLines(weights: { stay: Numbers; enter: Numbers }, { values }: { values: Float32Array }): Lattice {
  const length = values.length / FEATURES
  const lattice = { length, stay: new Float64Array(length * WIDTH), enter: new Float64Array(length * WIDTH) }
  const places = new Uint16Array(FEATURES)
  for (let i = 0; i < length; i++) {
    const row = i * FEATURES
    const count = findPlaces(values, row, places)
    for (let s = 0; s < WIDTH; s++) {
      let [stay, enter] = [0, 0]
      for (let p = 0; p < count; p++) {
        const f = places[p] ?? 0
        const value = values[row + f] ?? 0
        stay += (weights.stay[s * FEATURES + f] ?? 0) * value
        enter += (weights.enter[s * FEATURES + f] ?? 0) * value
      }
      lattice.stay[i * WIDTH + s] = stay
      lattice.enter[i * WIDTH + s] = enter
    }
  }
  if (length > 0) lattice.enter[COMMENTS] = NEVER
  return lattice
}
