import type { Span } from '#lib/text.ts'
import { isFurniture, readCount } from '../furniture.ts'
import type { SeparationModel } from '../model.ts'
import type { BorderCorrection, Separation } from '../schema.ts'
import { readText, separateRead } from '../separate-text.ts'
import { type ArticleRead, readArticle, type Shown } from './read-article.ts'
import type { HtmlBlock } from './read-blocks.ts'
import type { HtmlPage } from './rule.ts'
import { trimLines } from './trim-lines.ts'
import { isTrusted } from './trust-text.ts'

/** How sure "no comments" is where the text alone showed some that were not believed. */
const DOUBT = { border: 0.6, hasComments: 0.8 }

/** How sure "no comments" is at most where the page says how many there are. */
const BELIED = { border: 0.6, hasComments: 0.6 }

const LONGEST_HEADER = 80

/** The number of comments that a header prints, also where a button flows in its line; 0 where it prints none or is a link to a page. */
function countIn({ nodes }: HtmlPage, { text, first, last }: HtmlBlock): number {
  if (text.length > LONGEST_HEADER) return 0
  let begin = first
  while (begin < last && !/\S/.test(nodes[begin]?.text ?? '')) begin += 1
  const own = nodes[begin]?.text.trim() ?? ''
  const header = [...new Set([text, own])].find((line) => readCount(line) !== null && isFurniture(line, 'header'))
  let up = begin
  for (let steps = 0; up > 0 && steps < 6 && nodes[up]?.tag !== 'a'; steps++) up = nodes[up]?.parent ?? -1
  return header === undefined || nodes[up]?.tag === 'a' ? 0 : (readCount(header) ?? 0)
}

/** The one number of comments that headers print; null where none or several do, as lists of articles do. */
function countedOnce({ page, blocks }: Shown): number | null {
  const counts = new Set(blocks.map((block) => countIn(page, block)).filter((count) => count > 0))
  const [only = null, ...others] = counts
  return others.length === 0 ? only : null
}

/** "No comments" under a header that counts some: they may stand in markup that nothing here could read. */
function doubted(shown: Shown, lines: Separation): Separation {
  const count = lines.comments.length === 0 ? countedOnce(shown) : null
  if (count === null) return lines
  const { border, hasComments } = lines.confidence
  return {
    ...lines,
    confidence: { border: Math.min(border, BELIED.border), hasComments: Math.min(hasComments, BELIED.hasComments) },
    warnings: [...lines.warnings.filter((warning) => warning !== 'count-differs'), 'count-differs'],
    evidence: [...lines.evidence, `The page says ${count}`],
  }
}

/** The plain-text way over the blocks, one line each; what it finds without a person's word must be supported. */
function separateLines({ page, blocks }: Shown, model: SeparationModel, correction?: BorderCorrection): Separation {
  const read = readText(blocks.map((block) => block.text).join('\n'), model)
  const free = separateRead(read, model, correction)
  if (correction !== undefined || free.comments.length === 0) return free
  const counted = blocks.some(({ text }) => (readCount(text) ?? 0) > 0 && isFurniture(text, 'header'))
  if (isTrusted(page, blocks, free, counted)) return free
  return { ...separateRead(read, model, { firstCommentBlock: null }), confidence: DOUBT }
}

/** Carries spans in the lines back to the source; the last block of a long page stands for all that follow. */
function backToSource({ spans }: Shown, lines: Separation): (span: Span) => Span {
  const starts = new Map(lines.blocks.map((block, i) => [block.span[0], i] as const))
  const ends = new Map(lines.blocks.map((block, i) => [block.span[1], i] as const))
  const last = lines.blocks.length - 1
  const endOf = (i: number) => spans[i === last ? spans.length - 1 : i]?.[1] ?? 0
  return ([start, end]) => [spans[starts.get(start) ?? 0]?.[0] ?? 0, endOf(ends.get(end) ?? 0)]
}

/** The article by the markup: before the first comment, or anywhere where there is none; null where it finds no prose. */
function byMarkup(shown: Shown, lines: Separation): ArticleRead | null {
  const first = lines.blocks.findIndex(({ comment }) => comment !== null)
  const end = first < 0 ? shown.blocks.length : first
  const read = readArticle(shown, (i) => i < end)
  return read.article.text === '' ? null : read
}

/** Comments by the text that a browser would show, for markup in which no rule finds any. */
export function byText(shown: Shown, model: SeparationModel, correction?: BorderCorrection): Separation {
  const free = separateLines(shown, model, correction)
  const lines = trimLines(shown, correction === undefined ? doubted(shown, free) : free)
  const back = backToSource(shown, lines)
  const read = byMarkup(shown, lines)
  const blocks = lines.blocks.map((block, i) => {
    const part = block.comment === null && read !== null ? (read.parts[i] ?? 'leftover') : block.part
    return { ...block, part, span: back(block.span) }
  })
  return {
    ...lines,
    title: read?.title ?? lines.title,
    article: read?.article ?? { ...lines.article, spans: lines.article.spans.map(back) },
    comments: lines.comments.map((comment) => ({ ...comment, span: back(comment.span) })),
    blocks,
    warnings: read === null ? lines.warnings : lines.warnings.filter((warning) => warning !== 'no-article'),
  }
}
