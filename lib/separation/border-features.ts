import type { Layout } from './find-layout.ts'
import type { Furniture } from './furniture.ts'
import type { LineEvidence } from './page-evidence.ts'
import { flag, KINDS, near, type Page, squash, survey, voiceWeight } from './survey-page.ts'
import { SIGNS } from './text-signs.ts'

const MARKERS = ['said', 'posted', 'dated', 'time', 'name'] as const
const LENGTHS = [20, 40, 80, 160, 400, 800] as const
const RECURRENCES = [1, 2, 3, 6] as const
const WINDOWS = [3, 8] as const
const ASKS = SIGNS.indexOf('asksReaders')

/** One row of features for each line, `FEATURES` long, all within about -1..1. */
export type FeatureTable = { rows: number; values: Float32Array }

/** Writes features one after the other into a table; what is past its end is only counted. */
class Row {
  at = 0
  readonly values: Float32Array
  constructor(values: Float32Array) {
    this.values = values
  }
  put(value: number): void {
    this.values[this.at] = value
    this.at += 1
  }
  mark(is: boolean): void {
    this.put(is ? 1 : 0)
  }
}

/** The mean voice over `[from, to)`, drawn to 0 where there is little to hear. */
function meanVoice(page: Page, from: number, to: number): number {
  return page.voiced.over(from, to) / (page.weight.over(from, to) + 0.7)
}

const count = (page: Page, kind: Furniture, from: number, to: number): number =>
  page.kinds.get(kind)?.over(from, to) ?? 0

const putKinds = (row: Row, furniture: Furniture | null | undefined): void => {
  for (const kind of KINDS) row.mark(furniture === kind)
}

function putOwn(row: Row, page: Page, i: number): void {
  const line = page.lines[i]
  if (line === undefined) return
  const { text } = line.line
  const voice = squash(page.voices[i] ?? 0) * flag(voiceWeight(line) > 0)
  row.put(1)
  for (const limit of LENGTHS) row.mark(text.length < limit)
  putKinds(row, line.furniture)
  for (const kind of MARKERS)
    for (const least of RECURRENCES) row.mark(line.marker?.kind === kind && line.recurrence >= least)
  row.mark(line.name)
  row.mark(line.head)
  row.mark(line.head && page.heads.over(0, i) === 0)
  row.put(voice)
  row.put(voice === 0 ? 0 : squash((page.voices[i] ?? 0) - 2.5 * page.head))
  row.put(voice * flag(text.length < 80))
  row.put(voice * flag(text.length > 250))
  row.put(page.overlap[i] ?? 0)
  row.mark(/^[@#]|^re:/i.test(text))
  row.mark(/\(\d+\)$/.test(text))
  row.mark(text.length < 120 && /[|»›·]/.test(text))
  row.mark(/[.!?…"”]$/.test(text))
}

function putNeighbours(row: Row, page: Page, i: number): void {
  const before = page.lines[i - 1]
  const next = page.lines[i + 1]
  putKinds(row, before?.furniture)
  putKinds(row, next?.furniture)
  row.mark(before?.marker != null)
  row.mark((before?.recurrence ?? 0) > 2)
  row.mark(next?.marker != null)
  row.mark((next?.recurrence ?? 0) > 2)
  row.mark(next?.name === true)
  row.mark(before !== undefined && before.line.text.length > 160)
  row.mark(next !== undefined && next.line.text.length > 160)
  row.put(before?.signs[ASKS] ?? 0)
  row.put(page.lines[i]?.signs[ASKS] ?? 0)
  row.put(next?.signs[ASKS] ?? 0)
  row.mark(/[:,;]$/.test(before?.line.text ?? ''))
  row.put(squash(page.voices[i] ?? 0) - squash(page.voices[i - 1] ?? 0))
}

function putWindows(row: Row, page: Page, i: number): void {
  for (const reach of WINDOWS) {
    const behind = meanVoice(page, i - reach, i)
    const ahead = meanVoice(page, i, i + reach)
    row.put(behind)
    row.put(ahead)
    row.put(ahead - behind)
    row.put(page.recurring.over(i - reach, i) / reach)
    row.put(page.recurring.over(i, i + reach) / reach)
    row.put(page.markers.over(i - reach, i + reach) / (2 * reach))
    row.put(page.short.over(i - reach, i) / reach)
    row.put(page.short.over(i, i + reach) / reach)
    row.put(page.prose.over(i - reach, i) / reach)
    row.put(page.prose.over(i, i + reach) / reach)
    row.put(count(page, 'chrome', i - reach, i) / reach)
    row.put(count(page, 'chrome', i, i + reach) / reach)
    row.put(page.repeated.over(i - reach, i) / reach)
    row.put(page.repeated.over(i, i + reach) / reach)
    row.put(count(page, 'footer', i, i + reach) / reach)
    row.put(count(page, 'form', i, i + reach) / reach)
  }
}

/** What the voices say of the place. */
function putVoice(row: Row, page: Page, i: number): void {
  const behind = meanVoice(page, 0, i)
  const ahead = meanVoice(page, i, page.lines.length)
  row.put(behind)
  row.put(ahead)
  row.put(ahead - behind)
  row.put(ahead - page.head)
  row.put(meanVoice(page, i, i + 4) - page.head)
  row.put(meanVoice(page, i - 4, i) - page.head)
  putStrength(row, page, i)
  for (const tails of page.tails) {
    row.put(tails[i] ?? 0)
    row.put((tails[i] ?? 0) ** 8)
  }
  for (const breaks of page.breaks) {
    row.put(breaks[i] ?? 0)
    row.put((breaks[i] ?? 0) ** 6)
  }
}

/** Where the line stands to the lines that are surely a reader's. */
function putStrength(row: Row, page: Page, i: number): void {
  const all = page.lines.length
  const before = page.strong.over(0, i)
  const after = page.strong.over(i, all)
  const shareBefore = before / (page.spoken.over(0, i) + 1)
  const shareAfter = after / (page.spoken.over(i, all) + 1)
  row.mark(before === 0 && page.strong.over(i, i + 1) > 0)
  row.mark(before === 0 && after > 0 && page.strong.over(i, i + 3) > 0)
  row.mark(before === 0)
  row.mark(after === 0)
  row.put(Math.min(1, before / 5))
  row.put(Math.min(1, after / 5))
  row.put(shareBefore)
  row.put(shareAfter)
  row.put(shareAfter - shareBefore)
  row.put(page.strong.over(i - 3, i) / 3)
  row.put(page.strong.over(i, i + 3) / 3)
}

function putPlace(row: Row, page: Page, i: number): void {
  const all = page.lines.length
  const recurringBehind = page.recurring.over(0, i)
  const recurringAhead = page.recurring.over(i, all)
  row.put(i / all)
  row.put(near(i))
  row.put(near(all - 1 - i))
  row.mark(page.prose.over(0, i) > 0)
  row.mark(page.prose.over(i, all) > 0)
  row.put(Math.min(1, page.prose.over(0, i) / 10))
  row.mark(recurringBehind > 0)
  row.mark(recurringAhead > 0)
  row.mark(recurringBehind > 0 && recurringAhead > 0)
  row.mark(recurringBehind === 0 && recurringAhead > 2)
  row.mark(count(page, 'chrome', 0, i) > 0)
  row.mark(count(page, 'chrome', i, all) > 0)
  row.mark(count(page, 'chrome', 0, i) > 2 && count(page, 'chrome', i, all) > 2)
  row.mark(page.repeated.over(0, i) > 0)
  row.mark(page.repeated.over(i, all) > 0)
  row.mark(count(page, 'header', 0, i) > 0)
  row.mark(count(page, 'header', i + 1, all) > 0)
  row.mark(count(page, 'header', i - 3, i) > 0)
  row.mark(count(page, 'header', i - 8, i) > 0)
  row.mark(count(page, 'none', 0, i) > 0)
  row.mark(count(page, 'none', i - 6, i) > 0)
  row.mark(count(page, 'closed', i, all) > 0)
  row.mark(count(page, 'form', 0, i) > 0)
  row.mark(count(page, 'form', i, all) > 0)
  row.mark(count(page, 'form', i - 4, i) > 1)
  row.mark(count(page, 'end', i - 6, i) > 1)
  row.mark(count(page, 'end', i, i + 6) > 1)
  row.mark(count(page, 'footer', 0, i) > 3)
  row.mark(page.heads.over(0, i) > 0)
  row.mark(page.heads.over(i, all) > 0)
}

/** Where the line stands to the recurring author lines, if these stand on the given side of their comments. */
function putSide(row: Row, layout: Layout | null, i: number): void {
  const many = layout !== null && layout.count > 3
  const [first, last] = layout === null ? [-1, -1] : [layout.first, layout.last]
  const [before, after] = [layout !== null && i < first, layout !== null && i > last]
  const inside = layout !== null && !before && !after
  row.mark(layout !== null && i === first)
  row.mark(many && i === first)
  row.mark(before)
  row.mark(before && many)
  row.mark(inside)
  row.mark(inside && many)
  row.mark(after)
  row.mark(after && many)
  row.put(before ? near(first - i) : 0)
  row.mark(layout !== null && first - i === 1)
  row.put(after ? near(i - last) : 0)
}

/** Where the line stands to the recurring author lines, and whether these stand above their comments or below. */
function putLayout(row: Row, { layout }: Page, i: number): void {
  const isAbove = layout !== null && layout.trailing > 0
  putSide(row, isAbove ? layout : null, i)
  putSide(row, isAbove ? null : layout, i)
  for (const kind of MARKERS) {
    row.mark(layout?.kind === kind && i === layout.first)
    row.mark(layout?.kind === kind && i < layout.first)
  }
  row.mark(layout === null)
}

function putAll(row: Row, page: Page, i: number): void {
  putOwn(row, page, i)
  putNeighbours(row, page, i)
  putWindows(row, page, i)
  putVoice(row, page, i)
  putPlace(row, page, i)
  putLayout(row, page, i)
}

/** The features of every line of a page looked over. Linear in the lines. */
export function borderFeatures(page: Page): FeatureTable {
  const { length } = page.lines
  const row = new Row(new Float32Array(length * FEATURES))
  for (let i = 0; i < length; i++) putAll(row, page, i)
  return { rows: length, values: row.values }
}

const EMPTY: LineEvidence = {
  line: { text: '', span: [0, 0], gap: 0 },
  furniture: null,
  marker: null,
  recurrence: 0,
  repeats: 0,
  name: false,
  head: false,
  signs: new Float32Array(0),
}

function countFeatures(): number {
  const row = new Row(new Float32Array(0))
  putAll(row, survey([EMPTY], [0]), 0)
  return row.at
}

/** How many features a line has. */
export const FEATURES = countFeatures()
