import type { Furniture } from './furniture.ts'
import type { LineEvidence } from './page-evidence.ts'
import { flag, KINDS, near, type Page, squash, survey, voiceWeight } from './survey-page.ts'
import { SIGNS } from './text-signs.ts'

const MARKERS = ['said', 'posted', 'dated', 'time', 'name'] as const
const WINDOWS = [3, 8] as const
const ASKS = SIGNS.indexOf('asksReaders')

/** One row of features for each line, `FEATURES` long, all within about -1..1. */
export type FeatureTable = { rows: number; values: Float32Array }

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
    flag(line.head),
    flag(line.head && page.heads.over(0, i) === 0),
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
    before?.signs[ASKS] ?? 0,
    page.lines[i]?.signs[ASKS] ?? 0,
    next?.signs[ASKS] ?? 0,
    flag(/[:,;]$/.test(before?.line.text ?? '')),
    squash(page.voices[i] ?? 0) - squash(page.voices[i - 1] ?? 0),
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

/** What the voices say of the place. */
function voiceFeatures(page: Page, i: number): number[] {
  const [behind, ahead] = [meanVoice(page, 0, i), meanVoice(page, i, page.lines.length)]
  return [
    behind,
    ahead,
    ahead - behind,
    ahead - page.head,
    meanVoice(page, i, i + 4) - page.head,
    meanVoice(page, i - 4, i) - page.head,
    ...strengthFeatures(page, i),
    ...page.tails.flatMap((tails) => [tails[i] ?? 0, (tails[i] ?? 0) ** 8]),
    ...page.breaks.flatMap((breaks) => [breaks[i] ?? 0, (breaks[i] ?? 0) ** 6]),
  ]
}

/** Where the line stands to the lines that are surely a reader's. */
function strengthFeatures(page: Page, i: number): number[] {
  const all = page.lines.length
  const [before, after] = [page.strong.over(0, i), page.strong.over(i, all)]
  const [shareBefore, shareAfter] = [before / (page.spoken.over(0, i) + 1), after / (page.spoken.over(i, all) + 1)]
  return [
    flag(before === 0 && page.strong.over(i, i + 1) > 0),
    flag(before === 0 && after > 0 && page.strong.over(i, i + 3) > 0),
    flag(before === 0),
    flag(after === 0),
    Math.min(1, before / 5),
    Math.min(1, after / 5),
    shareBefore,
    shareAfter,
    shareAfter - shareBefore,
    page.strong.over(i - 3, i) / 3,
    page.strong.over(i, i + 3) / 3,
  ]
}

function placeFeatures(page: Page, i: number): number[] {
  const all = page.lines.length
  const [recurringBehind, recurringAhead] = [page.recurring.over(0, i), page.recurring.over(i, all)]
  return [
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
    flag(page.heads.over(0, i) > 0),
    flag(page.heads.over(i, all) > 0),
  ]
}

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
    ...MARKERS.flatMap((kind) => [
      flag(layout?.kind === kind && i === first),
      flag(layout?.kind === kind && before === true),
    ]),
    flag(layout === null),
  ]
}

const GROUPS = [ownFeatures, neighbourFeatures, windowFeatures, voiceFeatures, placeFeatures, layoutFeatures] as const

/** The features of every line of a page looked over. Linear in the lines. */
export function borderFeatures(page: Page): FeatureTable {
  const { length } = page.lines
  const values = new Float32Array(length * FEATURES)
  let at = 0
  for (let i = 0; i < length; i++) {
    for (const group of GROUPS) {
      const row = group(page, i)
      values.set(row, at)
      at += row.length
    }
  }
  return { rows: length, values }
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

const ALONE = survey([EMPTY], [0])

/** How many features a line has. */
export const FEATURES = GROUPS.reduce((sum, group) => sum + group(ALONE, 0).length, 0)
