import { EARLIEST, type Lattice, STATES } from './decode-states.ts'

const WIDTH = STATES.length

/** The sum of two probabilities given as logarithms, as a logarithm. */
export const logAdd = (a: number, b: number): number =>
  a === -Infinity ? b : b === -Infinity ? a : Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))

/** Log-sums over all orders of states: up to and with (line, state), after it, and of the whole page. */
export type ChainSums = { behind: Float64Array; ahead: Float64Array; total: number }

/** The log-sum of the states before `state` at a line, of those that it may follow. */
function sumBelow(behind: Float64Array, line: number, state: number): number {
  let below = -Infinity
  for (let s = EARLIEST[state] ?? 0; s < state; s++) below = logAdd(below, behind[line * WIDTH + s] ?? -Infinity)
  return below
}

function sumBehind({ length, stay, enter }: Lattice): Float64Array {
  const behind = new Float64Array(length * WIDTH).fill(-Infinity)
  for (let i = 0; i < length; i++) {
    for (let s = 0; s < WIDTH; s++) {
      const at = i * WIDTH + s
      const entering = (i === 0 ? 0 : sumBelow(behind, i - 1, s)) + (enter[at] ?? 0)
      behind[at] = logAdd(entering, i === 0 ? -Infinity : (behind[at - WIDTH] ?? -Infinity)) + (stay[at] ?? 0)
    }
  }
  return behind
}

function sumAhead({ length, stay, enter }: Lattice): Float64Array {
  const ahead = new Float64Array(length * WIDTH)
  for (let i = length - 2; i >= 0; i--) {
    for (let s = 0; s < WIDTH; s++) {
      const next = (i + 1) * WIDTH
      let sum = (ahead[next + s] ?? 0) + (stay[next + s] ?? 0)
      for (let later = s + 1; later < WIDTH; later++) {
        if ((EARLIEST[later] ?? 0) > s) continue
        sum = logAdd(sum, (ahead[next + later] ?? 0) + (stay[next + later] ?? 0) + (enter[next + later] ?? 0))
      }
      ahead[i * WIDTH + s] = sum
    }
  }
  return ahead
}

/** Forward and backward sums of the ordered chain (Rabiner, 1989), linear in the lines. */
export function chainSums(lattice: Lattice): ChainSums {
  const behind = sumBehind(lattice)
  let total = -Infinity
  for (let s = 0; s < WIDTH; s++) total = logAdd(total, behind[(lattice.length - 1) * WIDTH + s] ?? -Infinity)
  return { behind, ahead: sumAhead(lattice), total }
}

/** For each line and state the probability that the state begins at the line. */
export function entryProbabilities(lattice: Lattice, { behind, ahead, total }: ChainSums): Float64Array {
  const entries = new Float64Array(lattice.length * WIDTH)
  for (let i = 0; i < lattice.length; i++) {
    for (let s = 0; s < WIDTH; s++) {
      const at = i * WIDTH + s
      const from = i === 0 ? 0 : sumBelow(behind, i - 1, s)
      entries[at] = Math.exp(from + (lattice.enter[at] ?? 0) + (lattice.stay[at] ?? 0) + (ahead[at] ?? 0) - total)
    }
  }
  return entries
}
