import { familyOf } from './find-layout.ts'
import { judgeJoins } from './judge-joins.ts'
import type { JoinModel } from './model.ts'
import type { LineEvidence } from './page-evidence.ts'
import { cleanName, type Marker } from './read-marker.ts'

/** A comment as lines: `body` are the indices of its text, `meta` those of its author and time lines. */
export type CommentLines = { body: number[]; meta: number[]; author: string | null; timeText: string | null }

type Range = readonly [start: number, end: number]
type Head = { start: number; end: number; author: string | null; timeText: string | null }

const isChrome = (line: LineEvidence | undefined): boolean => line?.furniture != null && line.marker === null

/** Reads the author and time lines that begin at `at`: a marker, or a name and a time line in either order. */
function readHead(evidence: readonly LineEvidence[], at: number, end: number): Head | null {
  const line = evidence[at]
  if (line === undefined) return null
  const next = at + 1 < end ? evidence[at + 1] : undefined
  if (line.name && next?.marker != null) {
    return { start: at, end: at + 2, author: cleanName(line.line.text), timeText: next.marker.timeText }
  }
  if (line.marker === null) return null
  const { author, timeText } = line.marker
  if (author !== null && timeText === null && next?.marker?.kind === 'time') {
    return { start: at, end: at + 2, author, timeText: next.marker.timeText }
  }
  if (author === null && next?.marker?.kind === 'name')
    return { start: at, end: at + 2, author: next.marker.author, timeText }
  return { start: at, end: at + 1, author, timeText }
}

function countFamilies(evidence: readonly LineEvidence[], [start, end]: Range): Map<string, number> {
  const counts = new Map<string, number>()
  for (let i = start; i < end; i++) {
    const marker = evidence[i]?.marker
    if (marker != null) counts.set(familyOf(marker.template), (counts.get(familyOf(marker.template)) ?? 0) + 1)
  }
  return counts
}

/** A shape of author line counts when it is common here; where none is, those that speak for themselves do. */
function isTrusted(marker: Marker, count: number, most: number): boolean {
  if (most >= 4) return count * 6 >= most
  return count > 1 || marker.kind === 'said' || marker.kind === 'posted'
}

/** A time right above the next author line or the end, below a comment whose author line printed none. */
function closes(evidence: readonly LineEvidence[], above: Head | undefined, at: number, end: number): boolean {
  const isLast = at + 1 >= end || evidence[at + 1]?.marker != null || evidence[at + 1]?.name === true
  return (
    above?.author != null &&
    above.timeText === null &&
    above.end < at &&
    evidence[at]?.marker?.kind === 'time' &&
    isLast
  )
}

/** The author and time lines of the region that can be trusted. */
function findHeads(evidence: readonly LineEvidence[], [start, end]: Range): Head[] {
  const counts = countFamilies(evidence, [start, end])
  const most = Math.max(0, ...counts.values())
  const heads: Head[] = []
  for (let i = start; i < end; ) {
    const head = readHead(evidence, i, end)
    const marker = head === null ? null : (evidence[head.start]?.marker ?? evidence[head.end - 1]?.marker ?? null)
    const count = marker === null ? 0 : (counts.get(familyOf(marker.template)) ?? 0)
    const isTrusty =
      marker !== null && (i === start || isTrusted(marker, count, most) || closes(evidence, heads.at(-1), i, end))
    if (head !== null && isTrusty) heads.push(head)
    i = head === null ? i + 1 : head.end
  }
  return heads
}

function bodyBetween(evidence: readonly LineEvidence[], start: number, end: number): number[] {
  const body: number[] = []
  for (let i = start; i < end; i++) if (!isChrome(evidence[i])) body.push(i)
  return body
}

const range = (start: number, end: number): number[] =>
  Array.from({ length: Math.max(0, end - start) }, (_, k) => start + k)

/** Some pages print the name above a comment and the time below it: then the head of a time alone ends the comment. */
function pairAround(heads: readonly Head[]): Head[][] {
  const groups: Head[][] = []
  for (const head of heads) {
    const last = groups.at(-1)
    const open = last?.length === 1 && last[0]?.author !== null && last[0]?.timeText === null
    if (open && head.author === null) last?.push(head)
    else groups.push([head])
  }
  return groups
}

function byHeads(evidence: readonly LineEvidence[], [start, end]: Range, heads: readonly Head[]): CommentLines[] {
  const [first, last] = [heads[0], heads.at(-1)]
  if (first === undefined || last === undefined) return []
  const groups = pairAround(heads)
  const around = groups.some((group) => group.length > 1)
  const below =
    !around && bodyBetween(evidence, last.end, end).length === 0 && bodyBetween(evidence, start, first.start).length > 0
  return groups.flatMap(([head, tail], i) => {
    if (head === undefined) return []
    const from = below ? (heads[i - 1]?.end ?? start) : head.end
    const to = below ? head.start : (tail?.start ?? groups[i + 1]?.[0]?.start ?? end)
    const meta = [...range(head.start, head.end), ...(tail === undefined ? [] : range(tail.start, tail.end))]
    return [
      {
        body: bodyBetween(evidence, from, to),
        meta,
        author: head.author,
        timeText: head.timeText ?? tail?.timeText ?? null,
      },
    ]
  })
}

/** Lines such as "[Reply]" that come again and again with text between: each ends a comment. */
function findEnds(evidence: readonly LineEvidence[], [start, end]: Range): Set<number> {
  const ends = range(start, end).filter((i) => (evidence[i]?.repeats ?? 0) > 2 && evidence[i]?.marker === null)
  const spaced = ends.filter((at, k) => at - (ends[k - 1] ?? start - 2) > 1)
  return spaced.length > 2 && spaced.length * 8 >= end - start ? new Set(ends) : new Set()
}

function byContinuation(evidence: readonly LineEvidence[], region: Range, model: JoinModel): CommentLines[] {
  const comments: CommentLines[] = []
  const ends = findEnds(evidence, region)
  const body = bodyBetween(evidence, ...region).filter((at) => !ends.has(at))
  const joined =
    ends.size > 0
      ? null
      : judgeJoins(
          body.flatMap((at) => evidence[at] ?? []),
          model,
        )
  body.forEach((at, i) => {
    const last = comments.at(-1)
    const follows = last !== undefined && last.body.at(-1) === at - 1
    if (follows && (joined === null || joined[i] === true)) last.body.push(at)
    else comments.push({ body: [at], meta: [], author: null, timeText: null })
  })
  return comments
}

/** More lines of text than this between two author lines, in the mean, are more than one comment. */
const MOST_LINES = 12

/** Splits the text of one author line further, where a page has too few of them: the part next to the line keeps it. */
function splitFurther(evidence: readonly LineEvidence[], comment: CommentLines, model: JoinModel): CommentLines[] {
  const [first, last] = [comment.body[0] ?? 0, comment.body.at(-1) ?? -1]
  const parts = byContinuation(evidence, [first, last + 1], model)
  const kept = (comment.meta[0] ?? 0) > last ? parts.length - 1 : 0
  return parts.map((part, i) => (i === kept ? { ...comment, body: part.body } : part))
}

/**
 * Splits the region of the comments into comments: by author and time lines where they recur, else by continuation. A
 * few author lines among much text say where some comments begin, and the rest is split by continuation.
 */
export function splitComments(evidence: readonly LineEvidence[], region: Range, model: JoinModel): CommentLines[] {
  const heads = findHeads(evidence, region)
  const headed = byHeads(evidence, region, heads)
  const first = Math.min(headed[0]?.body[0] ?? region[1], headed[0]?.meta[0] ?? region[1])
  const leading = byContinuation(evidence, [region[0], first], model)
  const few = bodyBetween(evidence, ...region).length > MOST_LINES * heads.length
  const rest = few ? headed.flatMap((comment) => splitFurther(evidence, comment, model)) : headed
  return [...leading, ...rest].filter((comment) => comment.body.length > 0)
}
