import { type DayOrder, readTime } from './read-time.ts'
import type { PageSource, SeparatedComment, Separation } from './schema.ts'

/** A date such as 27/03/2012; within an address more slashes stand around it. */
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g
/** Longer lines are no times, as in `find-time.ts`. */
const LONGEST_LINE = 240
/** Fewer days may stand in a row by chance, whichever way they are read. */
const FEWEST_DAYS = 4

/** Whether a comment's time has a date that is read one way or the other. */
const isOpen = ({ postedAt, postedAtText }: SeparatedComment): boolean =>
  postedAt === null && postedAtText !== null && readTime(postedAtText, 'day-first') !== null

/** The orders of the dates in some lines that can be read in one only. */
function ordersIn(lines: readonly string[]): DayOrder[] {
  const found = new Set<DayOrder>()
  for (const line of lines) {
    if (line.length > LONGEST_LINE) continue
    for (const [date, first, second] of line.matchAll(SLASHED))
      if (Number(first) !== Number(second) && readTime(date) !== null)
        found.add(Number(first) > 12 ? 'day-first' : 'month-first')
  }
  return [...found]
}

/** Lines that the page prints and no reader wrote: its template dates them as it dates the comments. */
const linesAround = ({ article, blocks }: Separation, rejected: ReadonlySet<number>): string[] => [
  article.publishedAtText ?? '',
  ...blocks.flatMap(({ part, text }, i) =>
    (part === 'leftover' || part === 'title') && !rejected.has(i) ? [text] : [],
  ),
]

/** Whether enough days only go up, or only down. */
function isRow(days: readonly string[]): boolean {
  const changes = days.filter((day, i) => day !== days[i - 1])
  const steps = changes.slice(1).map((day, i) => day >= (changes[i] ?? ''))
  return changes.length >= FEWEST_DAYS && new Set(steps).size <= 1
}

/** The time between the first of some days and the last, whatever their order. */
function spanOf(days: readonly string[]): number {
  const times = days.map((day) => Date.parse(day)).sort((a, b) => a - b)
  return (times.at(-1) ?? 0) - (times[0] ?? 0)
}

/**
 * The order in which the days of the comments that answer none stand in a row, where they do so in one order only. Days
 * that stretch further in it than in the other show nothing: one comment pinned on top can put the wrong order in a row.
 */
function orderInRow(comments: readonly SeparatedComment[]): DayOrder | null {
  const times = comments.flatMap((comment) =>
    comment.parent === null && isOpen(comment) ? [comment.postedAtText ?? ''] : [],
  )
  const daysIn = (order: DayOrder) => times.map((time) => readTime(time, order)?.slice(0, 10) ?? '')
  const [dayFirst, monthFirst] = [daysIn('day-first'), daysIn('month-first')]
  if (isRow(dayFirst) === isRow(monthFirst)) return null
  const [order, row, other] = isRow(dayFirst)
    ? (['day-first', dayFirst, monthFirst] as const)
    : (['month-first', monthFirst, dayFirst] as const)
  return spanOf(row) <= spanOf(other) ? order : null
}

/** Languages that write days first between slashes, but in countries where English, too, is written. */
const DAY_FIRST =
  /^(?:en-(?:au|gb|ie|in|nz|za)|(?:ca|cs|da|de|el|es|fi|fr|gl|it|nb|nl|no|pl|pt|ro|ru|sv|tr)(?!-(?:ca|pr|us)\b)(?:-.+)?)$/i
const HALVES = /\d\s?[ap]\.?\s?m\b/i

/** What the language that a page names says of its dates; many pages elsewhere say en-US as well, so that their clock must agree. */
function orderOfLanguage(page: PageSource, times: readonly string[]): DayOrder | null {
  const language = page.kind === 'html' ? (/<html\b[^<>]*?\slang\s*=\s*["']?([\w-]+)/i.exec(page.html)?.[1] ?? '') : ''
  const halves = times.filter((time) => HALVES.test(time)).length
  if (/^en-us$/i.test(language)) return halves === times.length ? 'month-first' : null
  return DAY_FIRST.test(language) && (halves === 0 || /^en-/i.test(language)) ? 'day-first' : null
}

/**
 * The order of day and month that a page shows: by the comments' own dates, else by the row in which they stand,
 * else by other dates that it prints, of which a single one may be chance, else by its language. Null where nothing shows
 * it, or its comments have dates of both orders.
 */
function findDayOrder(separation: Separation, page: PageSource, rejected: ReadonlySet<number>): DayOrder | null {
  const { comments } = separation
  const own = ordersIn(comments.map(({ postedAtText }) => postedAtText ?? ''))
  if (own.length > 0) return own.length === 1 ? (own[0] ?? null) : null
  const inRow = orderInRow(comments)
  if (inRow !== null) return inRow
  const around = ordersIn(linesAround(separation, rejected))
  if (around.length === 1) return around[0] ?? null
  const open = comments.flatMap((comment) => (isOpen(comment) ? [comment.postedAtText ?? ''] : []))
  return orderOfLanguage(page, open)
}

/**
 * A separation in which times such as 03/04/2012 are read where the page shows what stands first. `rejected` are
 * the blocks that a person took from its comments: a reader may have written them.
 */
export function settleDates(
  separation: Separation,
  page: PageSource,
  rejected: ReadonlySet<number> = new Set(),
): Separation {
  const order = separation.comments.some(isOpen) ? findDayOrder(separation, page, rejected) : null
  if (order === null) return separation
  const comments = separation.comments.map((comment) =>
    isOpen(comment) ? { ...comment, postedAt: readTime(comment.postedAtText ?? '', order) } : comment,
  )
  return { ...separation, comments }
}
