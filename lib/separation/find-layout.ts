import type { LineEvidence } from './page-evidence.ts'

/**
 * How a page marks its comments: the author or time lines of one shape with the most text between them. `first` and
 * `last` are their first and last lines (a name line above counts). `trailing` is the number of prose lines that follow
 * the last before furniture comes: none where the lines stand below the comments, some where they stand above.
 */
export type Layout = { family: string; kind: string; count: number; first: number; last: number; trailing: number }

/** No more text than this counts between two author lines: an article between two dates is no comment. */
const MOST_BETWEEN = 500
const REACH = 12

/** Whether a line is text: no furniture, no author line. */
export const isBody = (line: LineEvidence | undefined): boolean =>
  line !== undefined && line.furniture === null && line.marker === null && !line.name

/** A marker's shape without what some of its lines leave out (the time). */
export const familyOf = (template: string): string => template.replace(/\|T$/, '|')

/** The lines of one shape, and for each the characters of text since the one before it. */
type Family = { kind: string; at: number[]; gaps: number[] }

function collect(lines: readonly LineEvidence[]): Map<string, Family> {
  const families = new Map<string, Family>()
  const upTo: number[] = [0]
  for (const line of lines) upTo.push((upTo.at(-1) ?? 0) + (isBody(line) ? line.line.text.length : 0))
  lines.forEach(({ marker }, i) => {
    if (marker === null) return
    const key = familyOf(marker.template)
    const family = families.get(key) ?? { kind: marker.kind, at: [], gaps: [] }
    family.gaps.push((upTo[i] ?? 0) - (upTo[family.at.at(-1) ?? i] ?? 0))
    family.at.push(i)
    families.set(key, family)
  })
  return families
}

const textOf = ({ gaps }: Family): number => gaps.reduce((sum, gap) => sum + Math.min(MOST_BETWEEN, gap), 0)

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** So many times the text that usually stands between two author lines, and the first is the article's own. */
const FAR = 4
const PROSE = 80

/** The first line that is a comment's: a date above the article has no prose before it, and all of it up to the next. */
function firstOf(lines: readonly LineEvidence[], { at, gaps }: Family): number {
  const [first = 0, second = 0] = at
  const isFar = (gaps[1] ?? 0) > Math.max(MOST_BETWEEN, FAR * median(gaps.slice(2)))
  if (at.length < 3 || !isFar) return first
  const prose = lines.slice(0, first).some((line) => isBody(line) && line.line.text.length > PROSE)
  return prose ? first : second
}

/** The second of two author lines, as the name under a date. */
const isSecond = (line: LineEvidence | undefined, after: number): boolean =>
  after === 1 && line?.marker?.kind === 'name'

function trailingProse(lines: readonly LineEvidence[], last: number): number {
  let prose = 0
  for (let i = last + 1; i < Math.min(lines.length, last + REACH); i++) {
    const line = lines[i]
    if (isBody(line)) prose += 1
    else if (line?.furniture !== 'chrome' && line?.furniture !== 'number' && !isSecond(line, i - last)) break
  }
  return prose
}

/** The layout of the page's comments, or null where no shape of author or time line comes twice. */
export function findLayout(lines: readonly LineEvidence[]): Layout | null {
  let best: { key: string; text: number; family: Family } | null = null
  for (const [key, family] of collect(lines)) {
    const text = textOf(family)
    if (family.at.length > 1 && text > (best?.text ?? 0)) best = { key, text, family }
  }
  if (best === null) return null
  const { key, family } = best
  const [start, last] = [firstOf(lines, family), family.at.at(-1) ?? 0]
  return {
    family: key,
    kind: family.kind,
    count: family.at.length,
    first: lines[start - 1]?.name === true ? start - 1 : start,
    last,
    trailing: trailingProse(lines, last),
  }
}
