import { familyOf, isBody, type Layout } from './find-layout.ts'
import type { LineEvidence } from './page-evidence.ts'

/** How far, in lines, the voice may have missed the author line. */
const NEAR = 6

/**
 * Moves the border from where the search put it to an author line shortly after, one that stands above its text: a name
 * and a time, or "Ann said". For pages with too few comments for a recurring shape; with one the search knows it.
 */
export function snapBorder(lines: readonly LineEvidence[], found: number): number {
  for (let i = found; i <= Math.min(found + NEAR, lines.length - 2); i++) {
    const line = lines[i]
    const body = line?.name === true ? lines[i + 2] : lines[i + 1]
    if (line?.name === true && isBody(body)) return i
    const isAuthor = line?.marker?.author != null && line.marker.kind !== 'posted'
    if (isAuthor && (isBody(body) || body?.marker?.kind === 'time')) return i
  }
  return found
}

/** A text this many times as long as a comment usually is may be a comment still. */
const LONG = 3
const PROSE = 80

const lettersOf = (lines: readonly LineEvidence[]): number =>
  lines.reduce((sum, line) => sum + (isBody(line) ? line.line.text.length : 0), 0)

/**
 * Moves the border up to the article's own author line, "Posted by Ann at noon" below its text, where author lines stand
 * below the comments too: all between that line and the first of theirs is the first comment.
 */
function snapToSignature(lines: readonly LineEvidence[], layout: Layout, found: number): number {
  if (layout.trailing > 0 || found > layout.first) return found
  const own = lines.slice(0, layout.first).findLastIndex(({ marker }) => marker !== null)
  if (own < 0 || own >= found || !lines.slice(0, own).some((line) => isBody(line) && line.line.text.length > PROSE))
    return found
  const between = lines.slice(own + 1, layout.first)
  const typical = lettersOf(lines.slice(layout.first, layout.last)) / Math.max(1, layout.count - 1)
  return between.length > 0 && between.every(isBody) && lettersOf(between) <= LONG * typical ? own + 1 : found
}

/** WordPress quotes a page that links here between two of these; a reader may write so, too. */
const EXCERPT = /^\[(?:\.{3}|…)\]\s.*\s\[(?:\.{3}|…)\]$/u
const SHORT = 160

/** Moves the border up over a notice that another site links here, a title and an excerpt: it stands among the comments. */
function snapToPingback(lines: readonly LineEvidence[], found: number): number {
  const [title, excerpt] = [lines[found - 2], lines[found - 1]]
  if (title === undefined || excerpt === undefined || !EXCERPT.test(excerpt.line.text)) return found
  return title.furniture === null && title.line.text.length < SHORT ? found - 2 : found - 1
}

/** Moves the border of a page whose author lines come again to what shows it better: a signature, a pingback. */
export const snapByLayout = (lines: readonly LineEvidence[], layout: Layout, found: number): number =>
  snapToPingback(lines, snapToSignature(lines, layout, found))

/** So many author lines make a shape that the end of the comments cannot stand in the midst of; so far is the next at most. */
const [RECURS, FARTHEST] = [4, 30]

const isWithin = ({ furniture }: LineEvidence): boolean =>
  furniture === null || furniture === 'chrome' || furniture === 'number'

/**
 * Moves the end of the comments, past the last line, on over author lines of the page's shape that follow with text between
 * them, and over the text of the last: a list of exercises in a comment may read as a footer.
 */
export function extendByLayout(lines: readonly LineEvidence[], layout: Layout, first: number, end: number): number {
  const isAuthor = ({ marker }: LineEvidence) => marker !== null && familyOf(marker.template) === layout.family
  if (lines.slice(first, end).filter(isAuthor).length < RECURS) return end
  let last = end
  for (let i = end; i < Math.min(lines.length, last + FARTHEST); i++) {
    const line = lines[i]
    if (line === undefined || !(isWithin(line) || isAuthor(line))) break
    if (isAuthor(line)) last = i + 1
  }
  if (last === end || layout.trailing === 0) return last
  while (isBody(lines[last])) last += 1
  return last
}
