import { findBreaks } from './find-breaks.ts'
import { findLayout, type Layout } from './find-layout.ts'
import type { Furniture } from './furniture.ts'
import type { LineEvidence } from './page-evidence.ts'
import { SIGNS, type Sign } from './text-signs.ts'

/** Furniture in the order of its features. */
export const KINDS: readonly Furniture[] = [
  'header',
  'none',
  'closed',
  'form',
  'chrome',
  'bio',
  'end',
  'footer',
  'number',
]

/** Sums of a property over line ranges in constant time each. */
export class Sums {
  readonly #total: Float64Array
  constructor(values: readonly number[]) {
    this.#total = new Float64Array(values.length + 1)
    values.forEach((value, i) => {
      this.#total[i + 1] = (this.#total[i] ?? 0) + value
    })
  }
  /** The sum over `[from, to)`, cut to the page. */
  over(from: number, to: number): number {
    const last = this.#total.length - 1
    return (this.#total[Math.min(Math.max(to, 0), last)] ?? 0) - (this.#total[Math.min(Math.max(from, 0), last)] ?? 0)
  }
}

export type Page = {
  lines: readonly LineEvidence[]
  voices: readonly number[]
  voiced: Sums
  weight: Sums
  kinds: Map<Furniture, Sums>
  recurring: Sums
  markers: Sums
  short: Sums
  prose: Sums
  layout: Layout | null
  /** Author lines that need no other like them. */
  heads: Sums
  /** Nothing but text to go by: no author line that can be trusted, no header, at most one line of form or footer. */
  plain: boolean
  overlap: readonly number[]
  /** Lines whose very words come again at least three times, as "[Reply]" does. */
  repeated: Sums
  /** The voice of the page's first lines of prose: what the later ones are compared with. */
  head: number
  /** Lines whose voice alone says "a reader": above the log-odds of STRONG. */
  strong: Sums
  spoken: Sums
  /** For each line the voice summed up from it to the end, over the largest such sum; and that against the page's middle. */
  tails: readonly Float64Array[]
  /** How well each line parts the page in two kinds of voice, of length, of style: 0..1, 1 for the best place. */
  breaks: readonly Float64Array[]
}

export const flag = (value: boolean): number => (value ? 1 : 0)
export const squash = (value: number): number => Math.tanh(value / 2.5)
export const near = (distance: number): number => 1 / (1 + distance)
const isProse = (line: LineEvidence): boolean =>
  line.furniture === null && line.marker === null && line.line.text.length > 80
/** Long lines say more about whose voice it is; furniture and markers say nothing. */
export const voiceWeight = (line: LineEvidence): number =>
  line.furniture !== null || line.marker !== null || line.name ? 0 : Math.min(1, line.line.text.length / 160)

const CONTENT = /\p{L}{5,}/gu
const contentWords = (text: string): string[] => (text.slice(0, 1500).toLowerCase().match(CONTENT) ?? []).slice(0, 150)

/** Share of a line's longer words that the first six lines of prose have too. */
function overlapOf(lines: readonly LineEvidence[]): number[] {
  const head = new Set<string>()
  let taken = 0
  for (const line of lines) {
    if (!isProse(line) || taken === 6) continue
    taken += 1
    for (const word of contentWords(line.line.text)) head.add(word)
  }
  return lines.map((line) => {
    const words = contentWords(line.line.text)
    return words.length === 0 ? 0 : words.filter((word) => head.has(word)).length / words.length
  })
}

const HEAD_WEIGHT = 4

/** The mean voice of the first prose, up to a weight of four long lines. */
function headVoice(voices: readonly number[], weights: readonly number[]): number {
  let [sum, weight] = [0, 0]
  for (let i = 0; i < voices.length && weight < HEAD_WEIGHT; i++) {
    sum += squash(voices[i] ?? 0) * (weights[i] ?? 0)
    weight += weights[i] ?? 0
  }
  return sum / (weight + 0.5)
}

const STRONG = 2
const OPENS: ReadonlySet<Furniture> = new Set(['header', 'none', 'closed'])
const SURROUNDS: ReadonlySet<Furniture> = new Set(['form', 'footer'])

/** One line of form or footer alone may be a sentence that reads like it. */
function isPlain(lines: readonly LineEvidence[], layout: Layout | null): boolean {
  const among = (kinds: ReadonlySet<Furniture>) =>
    lines.filter(({ furniture }) => furniture !== null && kinds.has(furniture)).length
  return layout === null && !lines.some(({ head }) => head) && among(OPENS) === 0 && among(SURROUNDS) < 2
}

/** For each line the sum of the named signs. */
function signsOf(lines: readonly LineEvidence[], names: readonly Sign[]): number[] {
  const at = names.map((name) => SIGNS.indexOf(name))
  return lines.map(({ signs }) => at.reduce((sum, index) => sum + (signs[index] ?? 0), 0))
}

/** The mean voice of the page: what parts its lines where all of it is chatty. */
function middleOf(voices: readonly number[], weights: readonly number[]): number {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return voices.reduce((sum, voice, i) => sum + squash(voice) * (weights[i] ?? 0), 0) / (all + 0.5)
}

/** The voice above `middle` from each line to the end of the page, over the largest such sum (Page's cumulative sums, 1954). */
function tailSums(voices: readonly number[], weights: readonly number[], middle: number): Float64Array {
  const sums = new Float64Array(voices.length)
  let [sum, largest] = [0, 0]
  for (let i = voices.length - 1; i >= 0; i--) {
    sum += (squash(voices[i] ?? 0) - middle) * (weights[i] ?? 0)
    sums[i] = Math.max(0, sum)
    if (i > 0) largest = Math.max(largest, sum)
  }
  return largest === 0 ? sums : sums.map((value) => value / largest)
}

/** Looks over the whole page once, so that every line's features cost the same. Linear in the lines. */
export function survey(lines: readonly LineEvidence[], voices: readonly number[]): Page {
  const layout = findLayout(lines)
  const weights = lines.map(voiceWeight)
  const spoken = weights.map((weight) => flag(weight > 0))
  const strong = voices.map((voice, i) => flag((weights[i] ?? 0) > 0 && voice > STRONG))
  const lengths = lines.map((line) => Math.log1p(line.line.text.length))
  return {
    lines,
    voices,
    voiced: new Sums(voices.map((voice, i) => squash(voice) * (weights[i] ?? 0))),
    weight: new Sums(weights),
    kinds: new Map(KINDS.map((kind) => [kind, new Sums(lines.map((line) => flag(line.furniture === kind)))])),
    recurring: new Sums(lines.map((line) => flag(line.recurrence > 2))),
    markers: new Sums(lines.map((line) => flag(line.marker !== null))),
    short: new Sums(lines.map((line) => flag(line.line.text.length < 32))),
    prose: new Sums(lines.map((line) => flag(isProse(line)))),
    layout,
    heads: new Sums(lines.map(({ head }) => flag(head))),
    plain: isPlain(lines, layout),
    overlap: overlapOf(lines),
    repeated: new Sums(lines.map((line) => flag(line.repeats > 2))),
    head: headVoice(voices, weights),
    strong: new Sums(strong),
    spoken: new Sums(spoken),
    tails: [tailSums(voices, weights, 0), tailSums(voices, weights, middleOf(voices, weights))],
    breaks: [
      findBreaks(voices.map(squash), weights, 1),
      findBreaks(lengths, spoken, -1),
      findBreaks(voices.map(squash), spoken, 1),
      findBreaks(strong, spoken, 1),
      findBreaks(signsOf(lines, ['story', 'opensWithI', 'toTheWriter', 'opensWarmly', 'agreement']), spoken, 1),
      findBreaks(
        signsOf(lines, ['pointer', 'tellsOthers', 'reported', 'longSentences', 'midSentenceNames']),
        spoken,
        -1,
      ),
      findBreaks(signsOf(lines, ['smallI', 'dropped', 'stretched', 'manySigns', 'lowerStart', 'noEnd']), spoken, 1),
    ],
  }
}
