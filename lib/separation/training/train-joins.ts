import { JOIN_FEATURES, type JoinLine, joinFeatures } from '../join-features.ts'
import type { JoinModel } from '../model.ts'
import { textSigns } from '../text-signs.ts'
import { readerName } from './names.ts'
import type { CommentSource } from './page-sources.ts'
import { chance, pick, type Random, shuffled } from './random.ts'
import { madeUpComment, withManners } from './reader-phrases.ts'

/** Two neighbouring lines of comments, and whether one comment holds both. */
export type JoinExample = { before: JoinLine; line: JoinLine; joined: boolean }

const COMMENTS = 60_000
const MADE_UP = 0.2

/** Comments one after the other, as pages without author lines print them, as pairs of neighbouring lines. */
export function joinExamples(random: Random, comments: readonly CommentSource[]): JoinExample[] {
  const examples: JoinExample[] = []
  let before: JoinLine | null = null
  for (let k = 0; k < COMMENTS; k++) {
    const name = readerName(random)
    const parts: readonly string[] = chance(random, MADE_UP)
      ? madeUpComment(random, name, [])
      : withManners(random, pick(random, comments), name)
    for (const [i, text] of parts.entries()) {
      const line: JoinLine = { text, gap: 1, signs: textSigns(text) }
      if (before !== null) examples.push({ before, line, joined: i > 0 })
      before = line
    }
  }
  return examples
}

const EPOCHS = 5
const RATE = 0.03
const DECAY = 3e-5

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

/** Logistic regression by stochastic steps over the pairs, in an order fixed by `random`. */
export function trainJoins(random: Random, examples: readonly JoinExample[]): JoinModel {
  const rows = examples.map(({ before, line, joined }) => ({ ...joinFeatures(before, line), y: joined ? 1 : 0 }))
  const weights = new Float64Array(JOIN_FEATURES)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch)
    for (const { at, values, y } of shuffled(random, rows)) {
      const score = at.reduce((sum, index, i) => sum + (weights[index] ?? 0) * (values[i] ?? 0), 0)
      const pull = rate * (y - sigmoid(score))
      at.forEach((index, i) => {
        weights[index] = (weights[index] ?? 0) * (1 - DECAY) + pull * (values[i] ?? 0)
      })
    }
  }
  return { weights: Float32Array.from(weights) }
}
