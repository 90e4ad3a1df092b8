import { findBreaks } from './find-breaks.ts'
import { findLayout, type Layout } from './find-layout.ts'
import type { Furniture } from './furniture.ts'
import type { LineEvidence } from './page-evidence.ts'

/** Furniture in the order of its features. */
const KINDS: readonly Furniture[] = ['header', 'none', 'closed', 'form', 'chrome', 'bio', 'end', 'footer', 'number']
const MARKERS = ['said', 'posted', 'dated', 'time'] as const
const WINDOWS = [3, 8] as const

/** One row of features for each line, `FEATURES` long, all within about -1..1. */
export type FeatureTable = { rows: number; values: Float32Array }

/** Sums of a property over line ranges in constant time each. */
class Sums {
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

type Page = {
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
  overlap: readonly number[]
  /** Lines whose very words come again at least three times, as "[Reply]" does. */
  repeated: Sums
  /** The voice of the page's first lines of prose: what the later ones are compared with. */
  head: number
  /** How well each line parts the page in two kinds of voice, of length, of style: 0..1, 1 for the best place. */
  breaks: readonly Float64Array[]
}

const flag = (value: boolean): number => (value ? 1 : 0)
const squash = (value: number): number => Math.tanh(value / 2.5)
const near = (distance: number): number => 1 / (1 + distance)
const isProse = (line: LineEvidence): boolean =>
  line.furniture === null && line.marker === null && line.line.text.length > 80
/** Long lines say more about whose voice it is; furniture and markers say nothing. */
const voiceWeight = (line: LineEvidence): number =>
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

function survey(lines: readonly LineEvidence[], voices: readonly number[]): Page {
  const weights = lines.map(voiceWeight)
  const spoken = weights.map((weight) => flag(weight > 0))
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
    layout: findLayout(lines),
    overlap: overlapOf(lines),
    repeated: new Sums(lines.map((line) => flag(line.repeats > 2))),
    head: headVoice(voices, weights),
    breaks: [
      findBreaks(voices.map(squash), weights, 1),
      findBreaks(lengths, spoken, -1),
      findBreaks(voices.map(squash), spoken, 1),
    ],
  }
}

/** The mean voice over `[from, to)`, drawn to 0 where there is little to hear. */
function meanVoice(page: Page, from: number, to: number): number {
  return page.voiced.over(from, to) / (page.weight.over(from, to) + 0.7)
}

const count = (page: Page, kind: Furniture, from: number, to: number): number =>
  page.kinds.get(kind)?.over(from, to) ?? 0

function ownFeatures(page: Page, i: number): number[] {
  const line = page.lines[i]
  if (line === undefined) return []
  const { length } = line.line.text
  const voice = squash(page.voices[i] ?? 0) * flag(voiceWeight(line) > 0)
  return [
    1,
    ...[20, 40, 80, 160, 400, 800].map((limit) => flag(length < limit)),
    ...KINDS.map((kind) => flag(line.furniture === kind)),
    ...MARKERS.flatMap((kind) =>
      [1, 2, 3, 6].map((least) => flag(line.marker?.kind === kind && line.recurrence >= least)),
    ),
    flag(line.name),
    voice,
    voice === 0 ? 0 : squash((page.voices[i] ?? 0) - 2.5 * page.head),
    voice * flag(length < 80),
    voice * flag(length > 250),
    page.overlap[i] ?? 0,
    flag(/^[@#]|^re:/i.test(line.line.text)),
    flag(/\(\d+\)$/.test(line.line.text)),
    flag(/[|»›·]/.test(line.line.text) && length < 120),
    flag(/[.!?…"”]$/.test(line.line.text)),
  ]
}

function neighbourFeatures(page: Page, i: number): number[] {
  const [before, next] = [page.lines[i - 1], page.lines[i + 1]]
  return [
    ...KINDS.map((kind) => flag(before?.furniture === kind)),
    ...KINDS.map((kind) => flag(next?.furniture === kind)),
    flag(before?.marker != null),
    flag((before?.recurrence ?? 0) > 2),
    flag(next?.marker != null),
    flag((next?.recurrence ?? 0) > 2),
    flag(next?.name === true),
    flag(before !== undefined && before.line.text.length > 160),
    flag(next !== undefined && next.line.text.length > 160),
  ]
}

function windowFeatures(page: Page, i: number): number[] {
  return WINDOWS.flatMap((reach) => {
    const [behind, ahead] = [meanVoice(page, i - reach, i), meanVoice(page, i, i + reach)]
    return [
      behind,
      ahead,
      ahead - behind,
      page.recurring.over(i - reach, i) / reach,
      page.recurring.over(i, i + reach) / reach,
      page.markers.over(i - reach, i + reach) / (2 * reach),
      page.short.over(i - reach, i) / reach,
      page.short.over(i, i + reach) / reach,
      page.prose.over(i - reach, i) / reach,
      page.prose.over(i, i + reach) / reach,
      count(page, 'chrome', i - reach, i) / reach,
      count(page, 'chrome', i, i + reach) / reach,
      page.repeated.over(i - reach, i) / reach,
      page.repeated.over(i, i + reach) / reach,
      count(page, 'footer', i, i + reach) / reach,
      count(page, 'form', i, i + reach) / reach,
    ]
  })
}

function placeFeatures(page: Page, i: number): number[] {
  const all = page.lines.length
  const behind = meanVoice(page, 0, i)
  const ahead = meanVoice(page, i, all)
  const [recurringBehind, recurringAhead] = [page.recurring.over(0, i), page.recurring.over(i, all)]
  return [
    behind,
    ahead,
    ahead - behind,
    ahead - page.head,
    meanVoice(page, i, i + 4) - page.head,
    meanVoice(page, i - 4, i) - page.head,
    ...page.breaks.flatMap((breaks) => [breaks[i] ?? 0, (breaks[i] ?? 0) ** 6]),
    i / all,
    near(i),
    near(all - 1 - i),
    flag(page.prose.over(0, i) > 0),
    flag(page.prose.over(i, all) > 0),
    Math.min(1, page.prose.over(0, i) / 10),
    flag(recurringBehind > 0),
    flag(recurringAhead > 0),
    flag(recurringBehind > 0 && recurringAhead > 0),
    flag(recurringBehind === 0 && recurringAhead > 2),
    flag(count(page, 'chrome', 0, i) > 0),
    flag(count(page, 'chrome', i, all) > 0),
    flag(count(page, 'chrome', 0, i) > 2 && count(page, 'chrome', i, all) > 2),
    flag(page.repeated.over(0, i) > 0),
    flag(page.repeated.over(i, all) > 0),
    flag(count(page, 'header', 0, i) > 0),
    flag(count(page, 'header', i + 1, all) > 0),
    flag(count(page, 'header', i - 3, i) > 0),
    flag(count(page, 'header', i - 8, i) > 0),
    flag(count(page, 'none', 0, i) > 0),
    flag(count(page, 'none', i - 6, i) > 0),
    flag(count(page, 'closed', i, all) > 0),
    flag(count(page, 'form', 0, i) > 0),
    flag(count(page, 'form', i, all) > 0),
    flag(count(page, 'form', i - 4, i) > 1),
    flag(count(page, 'end', i - 6, i) > 1),
    flag(count(page, 'end', i, i + 6) > 1),
    flag(count(page, 'footer', 0, i) > 3),
  ]
}

const LAYOUTS = ['said', 'posted', 'dated', 'time'] as const

/** Where the line stands to the recurring author lines, and whether these stand above their comments or below. */
function layoutFeatures({ layout }: Page, i: number): number[] {
  const above = layout !== null && layout.trailing > 0
  const below = layout !== null && !above
  const many = layout !== null && layout.count > 3
  const [first, last] = [layout?.first ?? -1, layout?.last ?? -1]
  const [before, inside, after] = [i < first, i >= first && i <= last, i > last].map((is) => is && layout !== null)
  const close = before ? near(first - i) : 0
  return [
    ...[above, below].flatMap((side) => [
      flag(side && i === first),
      flag(side && i === first && many),
      flag(side && before === true),
      flag(side && before === true && many),
      flag(side && inside === true),
      flag(side && inside === true && many),
      flag(side && after === true),
      flag(side && after === true && many),
      side ? close : 0,
      flag(side && first - i === 1),
      side && after ? near(i - last) : 0,
    ]),
    ...LAYOUTS.flatMap((kind) => [
      flag(layout?.kind === kind && i === first),
      flag(layout?.kind === kind && before === true),
    ]),
    flag(layout === null),
  ]
}

function featuresOf(page: Page, i: number): number[] {
  return [
    ...ownFeatures(page, i),
    ...neighbourFeatures(page, i),
    ...windowFeatures(page, i),
    ...placeFeatures(page, i),
    ...layoutFeatures(page, i),
  ]
}

/** The features of every line. `voices` are log-odds from `voice.ts`, one a line. Linear in the lines. */
export function borderFeatures(lines: readonly LineEvidence[], voices: readonly number[]): FeatureTable {
  const page = survey(lines, voices)
  const width = FEATURES
  const values = new Float32Array(lines.length * width)
  for (let i = 0; i < lines.length; i++) values.set(featuresOf(page, i), i * width)
  return { rows: lines.length, values }
}

const EMPTY: LineEvidence = {
  line: { text: '', span: [0, 0], gap: 0 },
  furniture: null,
  marker: null,
  recurrence: 0,
  repeats: 0,
  name: false,
  signs: new Float32Array(0),
}

/** How many features a line has. */
export const FEATURES = featuresOf(survey([EMPTY], [0]), 0).length
