import { borderFeatures } from './border-features.ts'
import { chainSums, entryProbabilities } from './chain-sums.ts'
import { type Barred, decodeStates, type Lattice, STATES } from './decode-states.ts'
import { findLayout } from './find-layout.ts'
import type { BorderModel, SeparationModel } from './model.ts'
import type { LineEvidence } from './page-evidence.ts'
import { scoreLines } from './score-lines.ts'
import { snapBorder } from './snap-border.ts'
import { voiceOf } from './voice.ts'

/** What the search says of a text page: the state of every line, and where the comments stand, `[start, end)`. */
export type Border = {
  states: Uint8Array
  comments: readonly [start: number, end: number] | null
  confidence: { border: number; hasComments: number }
}

export const ARTICLE = STATES.indexOf('article')
export const COMMENTS = STATES.indexOf('comments')
const WIDTH = STATES.length

/** The probability of "has comments" from which the answer is yes. */
const THRESHOLD = 0.5

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))
const logit = (value: number): number => Math.log(Math.max(value, 1e-12) / Math.max(1 - value, 1e-12))
const calibrate = (value: number, [shift, slope]: readonly [number, number]): number =>
  sigmoid(shift + slope * logit(value))

/** How much the page is a whole page, 0..1: sites print much beside the article that looks like comments. */
function shareOfFurniture(evidence: readonly LineEvidence[]): number {
  return Math.min(1, evidence.filter((line) => line.furniture === 'footer' || line.furniture === 'form').length / 4)
}

/** For each line the probability that the comments begin there. */
function startProbabilities(lattice: Lattice): Float64Array {
  const entries = entryProbabilities(lattice, chainSums(lattice))
  return Float64Array.from({ length: lattice.length }, (_, i) => entries[i * WIDTH + COMMENTS] ?? 0)
}

/** Bars every state that would begin the comments elsewhere than at `first`; null bars comments altogether. */
function bars(first: number | null): Barred {
  if (first === null) return (_, state) => state === COMMENTS
  return (line, state) => (line < first ? state >= COMMENTS : line === first && state !== COMMENTS)
}

type Choice = { first: number | null; confidence: Border['confidence'] }

function chooseStart(evidence: readonly LineEvidence[], starts: Float64Array, { hasComments }: BorderModel): Choice {
  const some = Math.min(
    1,
    starts.reduce((sum, value) => sum + value, 0),
  )
  const [shift, slope, furnished] = hasComments
  const sure = calibrate(some, [shift + furnished * shareOfFurniture(evidence), slope])
  if (sure < THRESHOLD) return { first: null, confidence: { border: 1 - sure, hasComments: 1 - sure } }
  const found = starts.indexOf(Math.max(...starts.slice(0, 60_000)))
  const first = findLayout(evidence) === null ? snapBorder(evidence, found) : found
  return { first, confidence: { border: sure, hasComments: sure } }
}

/**
 * Finds the border in a page's lines. `first` fixes the first line of the comments, as a person corrected it; null
 * fixes "no comments". Linear in the lines.
 */
export function findBorder(evidence: readonly LineEvidence[], model: SeparationModel, first?: number | null): Border {
  if (evidence.length === 0)
    return { states: new Uint8Array(0), comments: null, confidence: { border: 1, hasComments: 1 } }
  const voices = evidence.map((line) => voiceOf(model.voice, line.line.text, line.signs))
  const lattice = scoreLines(model.border, borderFeatures(evidence, voices))
  const starts = startProbabilities(lattice)
  const chosen =
    first === undefined
      ? chooseStart(evidence, starts, model.border)
      : { first, confidence: { border: 1, hasComments: 1 } }
  const { states } = decodeStates(lattice, bars(chosen.first))
  if (chosen.first === null) return { states, comments: null, confidence: chosen.confidence }
  const inside = starts[chosen.first] ?? 0
  const border = first === undefined ? calibrate(inside, model.border.border) : 1
  return {
    states,
    comments: [chosen.first, states.lastIndexOf(COMMENTS) + 1],
    confidence: { ...chosen.confidence, border },
  }
}
