import { COMMENTS, someStart, startProbabilities } from '../find-border.ts'
import { gateRow } from '../judge-page.ts'
import type { BorderModel } from '../model.ts'
import { scoreLines } from '../score-lines.ts'
import { type Random, shuffled } from './random.ts'
import type { BorderExample } from './train-border.ts'

const EPOCHS = 12
const RATE = 0.1
const DECAY = 1e-3

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

/** Logistic regression over whole pages, by stochastic steps in an order fixed by `random`. */
export function trainGate(
  random: Random,
  examples: readonly BorderExample[],
  border: Pick<BorderModel, 'stay' | 'enter'>,
): Float32Array {
  const rows = examples
    .filter(({ states }) => states.length > 0)
    .map((example) => ({
      row: gateRow(example.signs, someStart(startProbabilities(scoreLines(border, example)))),
      y: example.states.includes(COMMENTS) ? 1 : 0,
    }))
  const weights = new Float64Array(rows[0]?.row.length ?? 0)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch)
    for (const { row, y } of shuffled(random, rows)) {
      const pull = rate * (y - sigmoid(row.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0)))
      row.forEach((value, i) => {
        weights[i] = (weights[i] ?? 0) * (1 - rate * DECAY) + pull * value
      })
    }
  }
  return Float32Array.from(weights)
}
