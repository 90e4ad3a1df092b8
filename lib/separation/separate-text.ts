import type { Span } from '#lib/text.ts'
import { ARTICLE, type Border, findBorder, type ScoredPage, scorePage } from './find-border.ts'
import { readCount } from './furniture.ts'
import type { SeparationModel } from './model.ts'
import { type LineEvidence, readLines } from './page-evidence.ts'
import { readTime } from './read-time.ts'
import type { Block, BorderCorrection, Part, SeparatedComment, Separation, WarningCode } from './schema.ts'
import { type CommentLines, splitComments } from './split-comments.ts'
import { splitLines } from './split-lines.ts'

const spanOf = (evidence: readonly LineEvidence[], first: number, last: number): Span => [
  evidence[first]?.line.span[0] ?? 0,
  evidence[last]?.line.span[1] ?? 0,
]

function toComment(text: string, evidence: readonly LineEvidence[], lines: CommentLines): SeparatedComment {
  const span = spanOf(evidence, lines.body[0] ?? 0, lines.body.at(-1) ?? 0)
  return {
    kind: 'comment',
    author: lines.author,
    postedAt: lines.timeText === null ? null : readTime(lines.timeText),
    postedAtText: lines.timeText,
    text: text.slice(span[0], span[1]),
    parent: null,
    permalink: null,
    votes: null,
    span,
  }
}

/** Disqus prints whom a comment answers behind its author, after an arrow that is copied as a blank. */
const ANSWERS = /^(?<author>\S.*?)\s{2,}(?<to>\S.*)$/u

/** Reads "Bob  Ann" as Bob, who answers the last comment before by Ann; as it is where there is none by that name. */
function withAddressees(comments: readonly SeparatedComment[]): SeparatedComment[] {
  const last = new Map<string, number>()
  return comments.map((comment, i) => {
    const { author = null, to = '' } = ANSWERS.exec(comment.author ?? '')?.groups ?? {}
    const parent = last.get(to) ?? null
    const read = author === null || parent === null ? comment : { ...comment, author, parent }
    if (read.author !== null) last.set(read.author, i)
    return read
  })
}

/** The title: the last short line of prose before the article, else the article's first line when it is short. */
function findTitle(evidence: readonly LineEvidence[], states: Uint8Array): number | null {
  const start = states.indexOf(ARTICLE)
  const limit = start < 0 ? Math.min(3, evidence.length) : Math.min(start + 2, evidence.length)
  for (let i = 0; i < limit; i++) {
    const line = evidence[i]
    if (line === undefined || line.furniture !== null || line.marker !== null) continue
    if (line.line.text.length >= 20 && line.line.text.length <= 200 && !/[.:;,]$/.test(line.line.text)) return i
  }
  return null
}

const BYLINE =
  /^(?:by|von|par|por|di|door|written by|posted by|author:)\s+(\p{Lu}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){0,4})/iu

function readByline(
  evidence: readonly LineEvidence[],
  before: number,
): { author: string | null; published: string | null } {
  let author: string | null = null
  let published: string | null = null
  for (const line of evidence.slice(0, Math.max(0, before))) {
    author ??= line.line.text.length < 120 ? (BYLINE.exec(line.line.text)?.[1] ?? null) : null
    published ??= line.marker?.timeText ?? null
  }
  return { author, published }
}

function spansOf(evidence: readonly LineEvidence[], indices: readonly number[]): Span[] {
  const spans: [number, number][] = []
  let previous = -2
  for (const i of indices) {
    const [start, end] = evidence[i]?.line.span ?? [0, 0]
    const last = spans.at(-1)
    if (last !== undefined && previous === i - 1) last[1] = end
    else spans.push([start, end])
    previous = i
  }
  return spans
}

function partsOf(evidence: readonly LineEvidence[], border: Border, title: number | null): Part[] {
  return evidence.map((line, i) => {
    if (i === title) return 'title'
    const isArticle = border.states[i] === ARTICLE && (line.furniture === null || line.furniture === 'bio')
    return isArticle ? 'article' : 'leftover'
  })
}

const HEADER_REACH = 8

/** The number of comments that the header above the border prints, or null. */
function printedCount(evidence: readonly LineEvidence[], first: number): number | null {
  for (let i = first - 1; i >= Math.max(0, first - HEADER_REACH); i--) {
    const line = evidence[i]
    if (line?.furniture === 'header') return readCount(line.line.text)
  }
  return null
}

/** What is doubtful about the split: nothing but the text itself to go by, or another number than the page prints. */
function splitWarnings(
  evidence: readonly LineEvidence[],
  border: Border,
  comments: readonly CommentLines[],
): WarningCode[] {
  if (border.comments === null || comments.length === 0) return []
  const printed = printedCount(evidence, border.comments[0])
  const marked = comments.some(({ meta }) => meta.length > 0)
  return [
    ...(!marked && border.comments[1] - border.comments[0] > 1 ? (['split-uncertain'] as const) : []),
    ...(printed !== null && printed > 0 && printed !== comments.length ? (['count-differs'] as const) : []),
  ]
}

/** How sure a border can be that has no article and no header above it: so a log of events begins, too. */
const MOST_BARE = 0.5

/** Whether comments begin a page that prints neither an article nor a header in front of them. */
function isBare(evidence: readonly LineEvidence[], { comments }: Border, parts: readonly Part[]): boolean {
  if (comments === null || parts.includes('article')) return false
  return !evidence.slice(0, comments[0]).some(({ furniture }) => furniture === 'header')
}

const doubted = ({ confidence, ...border }: Border): Border => ({
  ...border,
  confidence: { ...confidence, border: Math.min(confidence.border, MOST_BARE) },
})

function warningsOf(
  evidence: readonly LineEvidence[],
  border: Border,
  parts: readonly Part[],
  truncated: boolean,
): WarningCode[] {
  const warnings: WarningCode[] = []
  if (evidence.length === 0) warnings.push('empty-page')
  else if (!border.states.includes(ARTICLE) || (border.comments !== null && !parts.includes('article')))
    warnings.push('no-article')
  if (border.comments !== null && border.confidence.border < 0.6) warnings.push('border-uncertain')
  if (evidence.length > 0 && border.confidence.hasComments < 0.7) warnings.push('comments-uncertain')
  if (truncated) warnings.push('page-truncated')
  return warnings
}

function toBlocks(
  evidence: readonly LineEvidence[],
  parts: readonly Part[],
  comments: readonly CommentLines[],
): Block[] {
  const blocks = evidence.map(
    (line, i): Block => ({ text: line.line.text, span: line.line.span, part: parts[i] ?? 'leftover', comment: null }),
  )
  comments.forEach((comment, index) => {
    const [first, last] = [comment.body[0] ?? 0, comment.body.at(-1) ?? -1]
    for (let i = first; i <= last; i++) Object.assign(blocks[i] ?? {}, { part: 'comment', comment: index })
    for (const i of comment.meta) Object.assign(blocks[i] ?? {}, { part: 'leftover', comment: index })
  })
  return blocks
}

function explain(border: Border, comments: readonly CommentLines[]): string[] {
  if (border.comments === null) return ['No run of lines reads as readers’ comments']
  const marked = comments.filter((comment) => comment.meta.length > 0).length
  const split =
    marked > 0 ? `${marked} author or time lines split the comments` : 'Lines that go on with the one before are joined'
  return ['Furniture, author lines and the voice of the lines set the border', split]
}

/** A text read and scored, which is the same wherever its border is set. */
export type TextRead = { text: string; truncated: boolean; evidence: readonly LineEvidence[]; scored: ScoredPage }

/** Reads a plain text line by line. */
export function readText(text: string, model: SeparationModel): TextRead {
  const { lines, truncated } = splitLines(text)
  const evidence = readLines(lines)
  return { text, truncated, evidence, scored: scorePage(evidence, model) }
}

/** Separates a text that is read. A correction fixes the first line of the comments, or says "none". */
export function separateRead(
  { text, truncated, evidence, scored }: TextRead,
  model: SeparationModel,
  correction?: BorderCorrection,
): Separation {
  const found = findBorder(scored, correction?.firstCommentBlock)
  const title = findTitle(evidence, found.states)
  const parts = partsOf(evidence, found, title)
  const border = correction === undefined && isBare(evidence, found, parts) ? doubted(found) : found
  const comments = border.comments === null ? [] : splitComments(evidence, border.comments, model.joins)
  const blocks = toBlocks(evidence, parts, comments)
  const article = blocks.flatMap((block, i) => (block.part === 'article' ? [i] : []))
  const byline = readByline(evidence, (article[0] ?? 0) + 3)
  return {
    version: model.version,
    title: title === null ? null : (evidence[title]?.line.text ?? null),
    article: {
      text: article.map((i) => blocks[i]?.text ?? '').join('\n\n'),
      spans: spansOf(evidence, article),
      author: byline.author,
      publishedAtText: byline.published,
    },
    comments: withAddressees(comments.map((comment) => toComment(text, evidence, comment))),
    blocks,
    confidence: border.confidence,
    warnings: [...warningsOf(evidence, border, parts, truncated), ...splitWarnings(evidence, border, comments)],
    evidence: explain(border, comments),
  }
}

/** Separates a plain text: pure, total, near-linear. */
export const separateText = (text: string, model: SeparationModel, correction?: BorderCorrection): Separation =>
  separateRead(readText(text, model), model, correction)
