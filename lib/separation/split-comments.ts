import type { LineEvidence } from './page-evidence.ts'
import { cleanName } from './read-marker.ts'

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
  return { start: at, end: at + 1, author, timeText }
}

/** The markers of the template that recurs most in the region; single ones count when they speak for themselves. */
function findHeads(evidence: readonly LineEvidence[], [start, end]: Range): Head[] {
  const counts = new Map<string, number>()
  for (let i = start; i < end; i++) {
    const template = evidence[i]?.marker?.template
    if (template !== undefined) counts.set(template, (counts.get(template) ?? 0) + 1)
  }
  const most = Math.max(0, ...counts.values())
  const heads: Head[] = []
  for (let i = start; i < end; ) {
    const head = readHead(evidence, i, end)
    const marker = head === null ? undefined : (evidence[head.end - 1]?.marker ?? undefined)
    const often = counts.get(marker?.template ?? '') ?? 0
    const trusted =
      (often > 1 && often * 4 >= most) || marker?.kind === 'said' || marker?.kind === 'posted' || i === start
    if (head !== null && marker !== undefined && trusted) heads.push(head)
    i = head === null ? i + 1 : head.end
  }
  return heads
}

function bodyBetween(evidence: readonly LineEvidence[], start: number, end: number): number[] {
  const body: number[] = []
  for (let i = start; i < end; i++) if (!isChrome(evidence[i])) body.push(i)
  return body
}

function byHeads(evidence: readonly LineEvidence[], [start, end]: Range, heads: readonly Head[]): CommentLines[] {
  const first = heads[0]
  const last = heads.at(-1)
  if (first === undefined || last === undefined) return []
  const after =
    bodyBetween(evidence, last.end, end).length === 0 && bodyBetween(evidence, start, first.start).length > 0
  return heads.map((head, i) => {
    const from = after ? (heads[i - 1]?.end ?? start) : head.end
    const to = after ? head.start : (heads[i + 1]?.start ?? end)
    const meta = Array.from({ length: head.end - head.start }, (_, k) => head.start + k)
    return { body: bodyBetween(evidence, from, to), meta, author: head.author, timeText: head.timeText }
  })
}

const CONTINUES =
  /^(?:["'(]?\p{Ll}|(?:also|and|or|but|so|then|plus|secondly|second|finally|anyway|however|meanwhile|otherwise|ps|p\.s|edit|at this|as for|on top|\d{1,2}[.)]|[-*•])[\s,:.])/iu
const OPENS = /[:;,–—-]$|^["“][^"”]*$/u

/** How strongly the line at `at` goes on with the comment of the line before it; above 0 joins. */
function joins(evidence: readonly LineEvidence[], at: number): number {
  const [before, line] = [evidence[at - 1]?.line, evidence[at]?.line]
  if (before === undefined || line === undefined) return -1
  let score = -0.8
  if (CONTINUES.test(line.text)) score += 0.5
  if (OPENS.test(before.text)) score += 1
  if (before.text.length > 180) score += 0.4
  if (line.text.length > 180) score += 0.3
  if (line.text.length < 60 && before.text.length < 60) score -= 0.1
  if (line.gap > 1) score -= 0.4
  return score
}

function byContinuation(evidence: readonly LineEvidence[], [start, end]: Range): CommentLines[] {
  const comments: CommentLines[] = []
  for (const at of bodyBetween(evidence, start, end)) {
    const last = comments.at(-1)
    if (last !== undefined && last.body.at(-1) === at - 1 && joins(evidence, at) > 0) last.body.push(at)
    else comments.push({ body: [at], meta: [], author: null, timeText: null })
  }
  return comments
}

/** Splits the region of the comments into comments: by author and time lines where they recur, else by continuation. */
export function splitComments(evidence: readonly LineEvidence[], region: Range): CommentLines[] {
  const heads = findHeads(evidence, region)
  const comments = heads.length > 0 ? byHeads(evidence, region, heads) : byContinuation(evidence, region)
  return comments.filter((comment) => comment.body.length > 0)
}
