import { familyOf, type Layout } from './find-layout.ts'
import type { LineEvidence } from './page-evidence.ts'

/** How far, in lines, the voice may have missed the first author line. */
const NEAR = 6
const LEAST = 3

const isBody = (line: LineEvidence | undefined): boolean =>
  line !== undefined && line.furniture === null && line.marker === null && !line.name

/** The first line of an author line at or shortly after `from` that stands above its text: a name, a name and time, "said". */
function headAfter(lines: readonly LineEvidence[], from: number): number | null {
  for (let i = from; i <= Math.min(from + NEAR, lines.length - 2); i++) {
    const line = lines[i]
    const body = line?.name === true ? lines[i + 2] : lines[i + 1]
    if (line?.name === true && isBody(body)) return i
    if (
      line?.marker?.author != null &&
      line.marker.kind !== 'posted' &&
      (isBody(body) || body?.marker?.kind === 'time')
    )
      return i
  }
  return null
}

/** How many lines of text stand between the author lines of the layout, one number for each comment but the first. */
function bodyLengths(lines: readonly LineEvidence[], { family, first, last }: Layout): number[] {
  const lengths: number[] = []
  let length = 0
  for (let i = first + 1; i <= last; i++) {
    const line = lines[i]
    if (line?.marker != null && familyOf(line.marker.template) === family) {
      lengths.push(length)
      length = 0
    } else if (isBody(line)) length += 1
  }
  return lengths
}

/** Author lines below the text: the first comment is about as long as the others are, and begins where the search likes it. */
function startBefore(lines: readonly LineEvidence[], layout: Layout, starts: Float64Array): number | null {
  const lengths = bodyLengths(lines, layout)
  let [best, place] = [-Infinity, layout.first]
  for (let k = 1; k <= 10 && layout.first - k >= 0 && isBody(lines[layout.first - k]); k++) {
    const usual = (lengths.filter((length) => length === k).length + 0.3) / (lengths.length + 3)
    const score = Math.log(usual) + 0.5 * Math.log((starts[layout.first - k] ?? 0) + 1e-4)
    if (score > best) [best, place] = [score, layout.first - k]
  }
  return place === layout.first ? null : place
}

/**
 * Moves the border to what the author lines say, where they are near: steady ones are surer than any voice. `found` is
 * the line that the search chose, `starts` its probabilities.
 */
export function snapBorder(
  lines: readonly LineEvidence[],
  layout: Layout | null,
  { found, starts }: { found: number; starts: Float64Array },
): number {
  if (layout !== null && layout.count >= LEAST && found <= layout.last) {
    const close = found >= layout.first || layout.first - found <= NEAR
    if (close && layout.trailing > 0) return layout.first
    if (close && layout.trailing === 0) return startBefore(lines, layout, starts) ?? found
  }
  if (layout !== null && layout.trailing === 0) return found
  return headAfter(lines, found) ?? found
}
