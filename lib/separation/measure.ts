import type { Span } from '#lib/text.ts'
import { type GoldPart, type GoldPiece, pieceAt, piecesOf, rangeOf } from './gold-pieces.ts'
import type { Claim } from './reliability.ts'
import type { Separation } from './schema.ts'

/** A comment by its first and last line, from 1; and where it stands in the text, told where a line holds more than it. */
export type GoldComment = { lines: readonly [first: number, last: number]; span?: Span | undefined }

/**
 * The truth about a text page, as people marked it: one letter a line (A, T, B, C, M or "."), and the comments' lines.
 * A line that was split has its parts in `parts`, in order; each then counts as a line does.
 */
export type GoldPage = {
  id: string
  kind: string
  text: string
  labels: string
  hasComments: boolean
  /** True where a number printed on the page agrees with the comments marked; left out where a person marked them all. */
  countVerified?: boolean | null | undefined
  parts?: readonly GoldPart[] | undefined
  comments: readonly GoldComment[] | null
}

/** Lines of text in and out of the comments, and how far the border is off. */
type LineTally = {
  right: number
  wrong: number
  missed: number
  /** Lines that carry text between the border found and the true one; null where one of them is missing. */
  borderOff: number | null
}

/** What one page adds to the measures. Lines that say who or when (M) and blank lines never count; parts of lines count as lines. */
export type PageMeasure = LineTally & {
  kind: string
  hasComments: boolean
  found: boolean
  /** As the separation gave them: that its answer to "has comments" is right, and its border. */
  confidence: { hasComments: number; border: number }
  /** The same with each comment's lines of name and time as part of it: some truths count them as its text. */
  withAuthors: LineTally
  starts: { right: number; found: number; gold: number } | null
  /** Comments whose first and last lines are right; only where the number of comments is known for sure. */
  spans: { right: number; found: number; gold: number } | null
}

/** Says for each piece whether one of the spans touches it; both in order. */
function touched(pieces: readonly GoldPiece[], spans: readonly Span[]): boolean[] {
  let next = 0
  return pieces.map(({ span: [start, end] }) => {
    while ((spans[next]?.[1] ?? Infinity) <= start) next += 1
    return (spans[next]?.[0] ?? Infinity) < end
  })
}

function borderOff(pieces: readonly GoldPiece[], inked: readonly number[], marked: readonly boolean[]): number | null {
  const from = inked.findIndex((i) => /[CM]/.test(pieces[i]?.letter ?? ''))
  const to = inked.findIndex((i) => pieces[i]?.letter === 'C')
  const found = inked.findIndex((i) => marked[i] === true)
  if (from < 0 || found < 0) return null
  return found >= from && found <= to ? 0 : Math.min(Math.abs(found - from), Math.abs(found - to))
}

type Tally = { right: number; found: number; gold: number }

function countComments(
  gold: GoldPage,
  pieces: readonly GoldPiece[],
  { comments }: Separation,
): Pick<PageMeasure, 'starts' | 'spans'> {
  if (!gold.hasComments || gold.comments === null || gold.comments.length === 0) return { starts: null, spans: null }
  const found = comments.map(({ span }) => [pieceAt(pieces, span[0]), pieceAt(pieces, span[1] - 1)] as const)
  const truth = gold.comments.map((comment) => rangeOf(pieces, comment))
  const tally = (keys: readonly string[], meant: readonly string[]): Tally => {
    const set = new Set(keys)
    return { right: meant.filter((key) => set.has(key)).length, found: set.size, gold: meant.length }
  }
  const isSure = gold.kind === 'bare' || gold.countVerified === true || gold.countVerified === undefined
  return {
    starts: tally(
      found.map(([start]) => String(start)),
      truth.map(([start]) => String(start)),
    ),
    spans: isSure ? tally(found.map(String), truth.map(String)) : null,
  }
}

/** Measures one separation of a text page against the truth. */
export function measurePage(gold: GoldPage, separation: Separation): PageMeasure {
  const pieces = piecesOf(gold)
  const inked = pieces.flatMap(({ span }, i) => (gold.text.slice(...span).trim() === '' ? [] : [i]))
  const counted = inked.filter((i) => pieces[i]?.letter !== 'M')
  const measure = (spans: readonly Span[]): LineTally => {
    const marked = touched(pieces, spans)
    const count = (isGold: boolean, isFound: boolean) =>
      counted.filter((i) => (pieces[i]?.letter === 'C') === isGold && marked[i] === isFound).length
    return {
      right: count(true, true),
      wrong: count(false, true),
      missed: count(true, false),
      borderOff: gold.hasComments ? borderOff(pieces, inked, marked) : null,
    }
  }
  const owned = separation.blocks.filter(({ comment }) => comment !== null)
  return {
    kind: gold.kind,
    hasComments: gold.hasComments,
    found: separation.comments.length > 0,
    confidence: separation.confidence,
    ...measure(separation.comments.map(({ span }) => span)),
    withAuthors: measure(owned.map(({ span }) => span)),
    ...countComments(gold, pieces, separation),
  }
}

/** The measures of a set of pages; shares are 0..1, NaN where nothing counts. */
export type Summary = {
  pages: number
  lineF1: number
  lineF1Macro: number
  /** As the two around it, with each comment's lines of name and time as part of it. */
  lineF1WithAuthors: number
  borderExact: number
  borderExactWithAuthors: number
  borderWithin3: number
  recall: number
  falsePositives: number
  startF1: number
  spanF1: number
  countWithin10: number
}

const f1 = (right: number, found: number, gold: number): number => (right === 0 ? 0 : (2 * right) / (found + gold))
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const share = <T>(items: readonly T[], is: (item: T) => boolean): number => items.filter(is).length / items.length

function lineF1(pages: readonly LineTally[]): number {
  const sum = (of: (page: LineTally) => number) => pages.reduce((total, page) => total + of(page), 0)
  const right = sum((page) => page.right)
  return f1(right, right + sum((page) => page.wrong), right + sum((page) => page.missed))
}

/** Sums the measures of pages up. */
export function summarise(pages: readonly PageMeasure[]): Summary {
  const positive = pages.filter((page) => page.hasComments)
  const starts = positive.flatMap((page) => page.starts ?? [])
  const spans = positive.flatMap((page) => page.spans ?? [])
  return {
    pages: pages.length,
    lineF1: lineF1(pages),
    lineF1Macro: mean(positive.map((page) => lineF1([page]))),
    lineF1WithAuthors: lineF1(pages.map(({ withAuthors }) => withAuthors)),
    borderExact: share(positive, (page) => page.borderOff === 0),
    borderExactWithAuthors: share(positive, (page) => page.withAuthors.borderOff === 0),
    borderWithin3: share(positive, (page) => page.borderOff !== null && page.borderOff <= 3),
    recall: share(positive, (page) => page.found),
    falsePositives: share(
      pages.filter((page) => !page.hasComments),
      (page) => page.found,
    ),
    startF1: mean(starts.map((page) => f1(page.right, page.found, page.gold))),
    spanF1: mean(spans.map((page) => f1(page.right, page.found, page.gold))),
    countWithin10: share(spans, (page) => Math.abs(page.found - page.gold) <= 0.1 * page.gold),
  }
}

/** What every separation said of "has comments", with whether it was so. */
export const hasCommentsClaims = (pages: readonly PageMeasure[]): Claim[] =>
  pages.map(({ confidence, found, hasComments }) => ({
    confidence: confidence.hasComments,
    right: found === hasComments,
  }))

/** What was said of the borders that were found where there is one: right when at most one line of text is wrong. */
export const borderClaims = (pages: readonly PageMeasure[]): Claim[] =>
  pages
    .filter(({ found, hasComments }) => found && hasComments)
    .map(({ confidence, borderOff }) => ({
      confidence: confidence.border,
      right: borderOff !== null && borderOff <= 1,
    }))
