import { FEATURES } from '../border-features.ts'
import { chainSums, entryProbabilities } from '../chain-sums.ts'
import { type Lattice, STATES } from '../decode-states.ts'
import type { BorderModel } from '../model.ts'
import { scoreLines } from '../score-lines.ts'
import { type Random, shuffled } from './random.ts'

/** A page's features with the true state of every line. */
export type BorderExample = { values: Float32Array; states: Uint8Array; signs: readonly number[]; bare: boolean }

const WIDTH = STATES.length
/** How the chain is trained: few steps, since more only learn how composed pages differ from real ones. */
export type BorderPlan = { epochs: number; batch: number; rate: number; decay: number }

export const BORDER_PLAN: BorderPlan = { epochs: 3, batch: 16, rate: 0.02, decay: 1e-4 }

type Weights = { stay: Float64Array; enter: Float64Array }

/** How much each score should rise: what is true less what is expected (Lafferty, McCallum and Pereira, 2001). */
function pulls(scores: Lattice, states: Uint8Array): Lattice {
  const { length } = scores
  const sums = chainSums(scores)
  const entries = entryProbabilities(scores, sums)
  const pull = { length, stay: new Float64Array(length * WIDTH), enter: new Float64Array(length * WIDTH) }
  for (let i = 0; i < length; i++) {
    for (let s = 0; s < WIDTH; s++) {
      const at = i * WIDTH + s
      const isTrue = states[i] === s
      pull.stay[at] = (isTrue ? 1 : 0) - Math.exp((sums.behind[at] ?? 0) + (sums.ahead[at] ?? 0) - sums.total)
      pull.enter[at] = (isTrue && (i === 0 || states[i - 1] !== s) ? 1 : 0) - (entries[at] ?? 0)
    }
  }
  return pull
}

/** Adam's running means for one table of weights (Kingma and Ba, 2015). */
type Mover = (gradient: Float64Array, rate: number) => void

function mover(weights: Float64Array, decay: number): Mover {
  const [mean, square] = [new Float64Array(weights.length), new Float64Array(weights.length)]
  let steps = 0
  return (gradient, rate) => {
    steps += 1
    const [fixMean, fixSquare] = [1 - 0.9 ** steps, 1 - 0.999 ** steps]
    for (let i = 0; i < weights.length; i++) {
      const g = (gradient[i] ?? 0) - decay * (weights[i] ?? 0)
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * g * g
      weights[i] =
        (weights[i] ?? 0) + (rate * ((mean[i] ?? 0) / fixMean)) / (Math.sqrt((square[i] ?? 0) / fixSquare) + 1e-8)
    }
  }
}

function add(gradient: Float64Array, pull: Float64Array, values: Float32Array, share: number): void {
  for (let at = 0; at < pull.length; at++) {
    const amount = (pull[at] ?? 0) * share
    if (Math.abs(amount) < 1e-6) continue
    const [line, state] = [Math.floor(at / WIDTH), at % WIDTH]
    for (let f = 0; f < FEATURES; f++) {
      const to = state * FEATURES + f
      gradient[to] = (gradient[to] ?? 0) + amount * (values[line * FEATURES + f] ?? 0)
    }
  }
}

/** Keeps the mean of all weights so far: steadier than the last ones (Polyak and Juditsky, 1992). */
function average(mean: Float64Array, weights: Float64Array, steps: number): void {
  for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) + ((weights[i] ?? 0) - (mean[i] ?? 0)) / steps
}

/** Trains the ordered chain on whole pages; long pages count by the root of their length, so that none drowns the others. */
export function trainBorder(
  random: Random,
  examples: readonly BorderExample[],
  plan: BorderPlan = BORDER_PLAN,
): Pick<BorderModel, 'stay' | 'enter'> {
  const weights: Weights = { stay: new Float64Array(WIDTH * FEATURES), enter: new Float64Array(WIDTH * FEATURES) }
  const movers = { stay: mover(weights.stay, plan.decay), enter: mover(weights.enter, plan.decay) }
  const mean: Weights = { stay: new Float64Array(WIDTH * FEATURES), enter: new Float64Array(WIDTH * FEATURES) }
  let steps = 0
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    const order = shuffled(random, examples)
    for (let from = 0; from < order.length; from += plan.batch) {
      const gradient: Weights = { stay: new Float64Array(WIDTH * FEATURES), enter: new Float64Array(WIDTH * FEATURES) }
      for (const example of order.slice(from, from + plan.batch)) {
        if (example.states.length === 0) continue
        const pull = pulls(scoreLines(weights, example), example.states)
        const share = 1 / (plan.batch * Math.sqrt(example.states.length))
        add(gradient.stay, pull.stay, example.values, share)
        add(gradient.enter, pull.enter, example.values, share)
      }
      movers.stay(gradient.stay, plan.rate / (1 + epoch / 2))
      movers.enter(gradient.enter, plan.rate / (1 + epoch / 2))
      if (epoch === 0) continue
      steps += 1
      average(mean.stay, weights.stay, steps)
      average(mean.enter, weights.enter, steps)
    }
  }
  return { stay: Float32Array.from(mean.stay), enter: Float32Array.from(mean.enter) }
}
