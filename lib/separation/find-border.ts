import { decodeStates, type Lattice, STATES } from './decode-states.ts'
import type { LineEvidence } from './page-evidence.ts'
import { SIGNS, type Sign } from './text-signs.ts'

/** Where the article and the comments of a text page stand, as half-open ranges of lines; null for none. */
export type Border = {
  states: Uint8Array
  comments: readonly [start: number, end: number] | null
  confidence: { border: number; hasComments: number }
}

const COMMENTS = STATES.indexOf('comments')
const ARTICLE = STATES.indexOf('article')
const WIDTH = STATES.length

/** Weights of the signs for comment against article, set by hand; the trained weights replace them. */
const VOICE: Partial<Record<Sign, number>> = {
  bias: -0.35,
  under60: 0.5,
  under150: 0.35,
  under800: -0.5,
  over800: -0.6,
  firstPerson: 1.6,
  secondPerson: 1.1,
  contraction: 0.7,
  question: 0.4,
  exclamation: 0.7,
  ellipsis: 0.3,
  lowerStart: 0.6,
  emoticon: 1.2,
  address: 0.6,
  praise: 1.2,
  thanks: 0.9,
  profanity: 1.6,
  slang: 0.8,
  agreement: 0.5,
  opinion: 0.6,
  quoted: -0.2,
  attribution: -1.6,
  reported: -0.8,
  digits: -0.4,
  capitals: -0.3,
  doubleSpace: 0.4,
  greeting: 0.6,
  aboutArticle: 0.6,
}

const voice = (signs: Float32Array): number =>
  SIGNS.reduce((sum, sign, i) => sum + (VOICE[sign] ?? 0) * (signs[i] ?? 0), 0)
const clip = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value))

/** Scores for [lead, article, end, comments, tail] of one line. */
function stay(line: LineEvidence, score: number): number[] {
  const prose = line.line.text.length > 80 ? 1 : 0
  if (line.marker !== null && line.recurrence > 1) return [0, -0.6, -0.4, 1.5, -0.5]
  switch (line.furniture) {
    case 'header':
    case 'none':
    case 'closed':
      return [0, -2, 0.6, -1.5, 0.6]
    case 'form':
      return [-0.5, -2, 0, -3, 1.2]
    case 'footer':
      return [0.4, -1.5, 0.2, -2.5, 1]
    case 'end':
      return [0.3, -0.8, 0.9, -1.2, 0.5]
    case 'bio':
      return [-1, -0.3, 1.2, -1.5, 0.2]
    case 'chrome':
      return [0, -1, 0, 0.4, 0]
    default:
      return [
        -0.2 - prose * 1.5,
        clip(-score, 2) * 0.5 + 0.3 * prose,
        -0.6 - prose * 0.8,
        clip(score, 2) * 0.5,
        -0.8 - prose,
      ]
  }
}

function enter(evidence: readonly LineEvidence[], i: number): number[] {
  const [line, before] = [evidence[i], evidence[i - 1]]
  if (line === undefined) return [0, 0, 0, 0, 0]
  const headed = [1, 2, 3].some((back) => evidence[i - back]?.furniture === 'header')
  const marked = (line.marker !== null && line.furniture === null) || line.name
  const comments = -4 + (headed ? 5 : 0) + (marked ? 1 : 0) + (before?.furniture === 'none' ? -6 : 0)
  const end = line.furniture === null ? -2 : -0.5
  const tail = line.furniture === 'form' ? 1 : line.furniture === 'footer' ? -0.5 : -3
  return [0, line.furniture === null ? -0.2 : -3, end, comments, tail]
}

function lattice(evidence: readonly LineEvidence[]): Lattice {
  const scores = evidence.map((line) => voice(line.signs))
  const table = {
    length: evidence.length,
    stay: new Float64Array(evidence.length * WIDTH),
    enter: new Float64Array(evidence.length * WIDTH),
  }
  evidence.forEach((line, i) => {
    table.stay.set(stay(line, scores[i] ?? 0), i * WIDTH)
    table.enter.set(enter(evidence, i), i * WIDTH)
  })
  return table
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

/**
 * Finds the border. `first` forces the first line of the comments (a person's correction); null forces "no comments".
 */
export function findBorder(evidence: readonly LineEvidence[], first?: number | null): Border {
  const table = lattice(evidence)
  const bars = (start: number | null) => (line: number, state: number) =>
    start === null ? state === COMMENTS : line < start ? state >= COMMENTS : line === start && state !== COMMENTS
  const without = decodeStates(table, bars(null))
  const found = first === undefined ? decodeStates(table) : decodeStates(table, bars(first))
  const start = found.states.indexOf(COMMENTS)
  const certain = first === undefined ? sigmoid(Math.abs(found.score - without.score) || 2) : 1
  if (start < 0) return { states: found.states, comments: null, confidence: { border: certain, hasComments: certain } }
  const end = found.states.lastIndexOf(COMMENTS) + 1
  return { states: found.states, comments: [start, end], confidence: { border: certain, hasComments: certain } }
}

export { ARTICLE, COMMENTS }
