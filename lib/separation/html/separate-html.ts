import type { Span } from '#lib/text.ts'
import { readCount, readFurniture } from '../furniture.ts'
import type { SeparationModel } from '../model.ts'
import { readTime } from '../read-time.ts'
import type { Block, BorderCorrection, SeparatedComment, Separation } from '../schema.ts'
import { separateText } from '../separate-text.ts'
import { checkFound } from './check-found.ts'
import { findArticle } from './find-article.ts'
import { parseHtml } from './flat-tree.ts'
import { orderSpans } from './order-spans.ts'
import { blockAncestors, type HtmlBlock, readBlocks } from './read-blocks.ts'
import { readHead } from './read-head.ts'
import type { Found, FoundComment, HtmlPage } from './rule.ts'
import { RULES } from './rules/list.ts'
import { isTrusted } from './trust-text.ts'

/** A page, what a browser would show of it, and the model. */
type Seen = { page: HtmlPage; blocks: readonly HtmlBlock[]; spans: readonly Span[]; model: SeparationModel }

function findComments(page: HtmlPage): Found | null {
  for (const rule of RULES) {
    const found = rule(page)
    const checked = found === null ? null : checkFound(page, found)
    if (checked !== null) return checked
  }
  return null
}

/** The page as text, one line a block, with the place of every block in it. */
function toText(blocks: readonly HtmlBlock[]): string {
  return blocks.map((block) => block.text).join('\n')
}

/** How sure "no comments" is where the text alone showed some that were not believed. */
const DOUBT = { border: 0.6, hasComments: 0.6 }

/** The plain-text way over the visible blocks; its spans are carried back to the source of the page. */
function byText({ blocks, spans, model }: Seen, correction?: BorderCorrection): Separation {
  const text = toText(blocks)
  const free = separateText(text, model, correction)
  const counted = blocks.some((block) => readFurniture(block.text) === 'header' && (readCount(block.text) ?? 0) > 0)
  const believed = correction !== undefined || free.comments.length === 0 || isTrusted(free, counted)
  const separation = believed ? free : { ...separateText(text, model, { firstCommentBlock: null }), confidence: DOUBT }
  const starts = new Map(separation.blocks.map((block, i) => [block.span[0], i] as const))
  const ends = new Map(separation.blocks.map((block, i) => [block.span[1], i] as const))
  const last = separation.blocks.length - 1
  const endOf = (i: number) => spans[i === last ? spans.length - 1 : i]?.[1] ?? 0
  const back = ([start, end]: Span): Span => [spans[starts.get(start) ?? 0]?.[0] ?? 0, endOf(ends.get(end) ?? 0)]
  return {
    ...separation,
    article: { ...separation.article, spans: separation.article.spans.map(back) },
    comments: separation.comments.map((comment) => ({ ...comment, span: back(comment.span) })),
    blocks: separation.blocks.map((block, i) => ({ ...block, span: [spans[i]?.[0] ?? 0, endOf(i)] })),
  }
}

function toComment(comment: FoundComment, span: Span): SeparatedComment {
  return {
    author: comment.author,
    postedAt: readTime(comment.time ?? '') ?? readTime(comment.timeText ?? ''),
    postedAtText: comment.timeText ?? comment.time,
    text: comment.text,
    parent: comment.parent,
    span,
  }
}

/** The range of each comment's body in the source; null where no block of it was seen. */
function bodySpans(blocks: readonly Block[]): Map<number, Span> {
  const bodies = new Map<number, Span>()
  for (const block of blocks) {
    if (block.comment === null || block.part !== 'comment') continue
    bodies.set(block.comment, [bodies.get(block.comment)?.[0] ?? block.span[0], block.span[1]])
  }
  return bodies
}

/** For each node the innermost comment whose element holds it, or -1. */
function ownersOf(page: HtmlPage, found: Found): Int32Array {
  const owners = new Int32Array(page.nodes.length).fill(-1)
  for (const [i, comment] of found.comments.entries()) owners.fill(i, ...comment.nodes)
  return owners
}

function byRule({ page, blocks, spans, model }: Seen, found: Found): Separation {
  const owners = ownersOf(page, found)
  const ranges = found.comments.map(({ body }) => [Math.min(...body), Math.max(...body)] as const)
  const head = readHead(page, blocks)
  const inArticle = findArticle(page, blocks, (block) => (owners[block.first] ?? -1) < 0)
  const parts = blocks.map((block, i): Block => {
    const owner = owners[block.first] ?? -1
    const [from, to] = ranges[owner] ?? [0, -1]
    const common = { text: block.text, span: spans[i] ?? block.span }
    if (owner >= 0)
      return { ...common, part: block.first >= from && block.last <= to ? 'comment' : 'leftover', comment: owner }
    if (i === head.titleBlock) return { ...common, part: 'title', comment: null }
    return {
      ...common,
      part: inArticle[i] === true && readFurniture(block.text) === null ? 'article' : 'leftover',
      comment: null,
    }
  })
  const article = parts.filter((block) => block.part === 'article')
  const bodies = bodySpans(parts)
  return {
    version: model.version,
    title: head.title,
    article: {
      text: article.map((block) => block.text).join('\n\n'),
      spans: article.map((block) => block.span),
      author: head.author,
      publishedAtText: head.published,
    },
    comments: found.comments.map((comment, i) => toComment(comment, bodies.get(i) ?? [0, 0])),
    blocks: parts,
    confidence: { border: 0.97, hasComments: 0.98 },
    warnings: article.length === 0 ? ['no-article'] : [],
    evidence: [`${found.rule}: ${found.comments.length} found`],
  }
}

/** What a rule found below a border that a person set; null where the rule's comments do not begin there. */
function correct(found: Found | null, blocks: readonly HtmlBlock[], first: number | null): Found | null {
  const border = first === null ? undefined : blocks[first]?.first
  if (found === null || border === undefined) return null
  const kept = found.comments.findIndex((comment) => Math.min(...comment.body) >= border)
  const start = found.comments[kept]?.nodes[0]
  const begins = start !== undefined && blocks.findIndex((block) => block.first > start) <= (first ?? 0) + 1
  if (!begins) return null
  const shift = (parent: number | null) => (parent === null || parent < kept ? null : parent - kept)
  return {
    ...found,
    comments: found.comments.slice(kept).map((comment) => ({ ...comment, parent: shift(comment.parent) })),
  }
}

/** Separates an HTML page: by the first rule that finds comments, else as the text that a browser would show. */
export function separateHtml(html: string, model: SeparationModel, correction?: BorderCorrection): Separation {
  const nodes = parseHtml(html)
  const page: HtmlPage = { html, nodes, above: blockAncestors(nodes) }
  const blocks = readBlocks(page, [0, nodes.length])
  const spans = orderSpans(blocks.map((block) => block.span))
  const all = findComments(page)
  const found = correction === undefined ? all : correct(all, blocks, correction.firstCommentBlock)
  const seen: Seen = { page, blocks, spans, model }
  return found === null ? byText(seen, correction) : byRule(seen, found)
}
