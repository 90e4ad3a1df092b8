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

const isBody = (line: LineEvidence | undefined): boolean =>
  line !== undefined && line.furniture === null && line.marker === null && !line.name

/** A marker's shape without what some of its lines leave out (the time). */
export const familyOf = (template: string): string => template.replace(/\|T$/, '|')

type Family = { kind: string; count: number; first: number; last: number; text: number }

function collect(lines: readonly LineEvidence[]): Map<string, Family> {
  const families = new Map<string, Family>()
  const upTo: number[] = [0]
  for (const line of lines) upTo.push((upTo.at(-1) ?? 0) + (isBody(line) ? line.line.text.length : 0))
  lines.forEach(({ marker }, i) => {
    if (marker === null) return
    const key = familyOf(marker.template)
    const family = families.get(key) ?? { kind: marker.kind, count: 0, first: i, last: i, text: 0 }
    family.text += Math.min(MOST_BETWEEN, (upTo[i] ?? 0) - (upTo[family.last] ?? 0))
    families.set(key, { ...family, count: family.count + 1, last: i })
  })
  return families
}

function trailingProse(lines: readonly LineEvidence[], last: number): number {
  let prose = 0
  for (let i = last + 1; i < Math.min(lines.length, last + REACH); i++) {
    const line = lines[i]
    if (isBody(line)) prose += 1
    else if (line?.furniture !== 'chrome' && line?.furniture !== 'number') break
  }
  return prose
}

/** The layout of the page's comments, or null where no shape of author or time line comes twice. */
export function findLayout(lines: readonly LineEvidence[]): Layout | null {
  let best: (Family & { key: string }) | null = null
  for (const [key, family] of collect(lines)) {
    if (family.count > 1 && family.text > (best?.text ?? 0)) best = { key, ...family }
  }
  if (best === null) return null
  const first = lines[best.first - 1]?.name === true ? best.first - 1 : best.first
  return {
    family: best.key,
    kind: best.kind,
    count: best.count,
    first,
    last: best.last,
    trailing: trailingProse(lines, best.last),
  }
}
