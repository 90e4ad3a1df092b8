import { isFurniture, readCount } from '../furniture.ts'
import { isCommentPlace } from './find-article.ts'
import type { HtmlNode } from './flat-tree.ts'
import { elementText } from './items.ts'
import { byTag, type Matcher } from './match-node.ts'
import type { FoundComment, HtmlPage } from './rule.ts'

/** As many letters are a paragraph of an article; lines about a form are shorter or stand apart. */
const PROSE = 60
/** So far up a comment's element may stand in its quote. */
const NEAR = 3

/** The quote that an element is or stands in; -1 where there is none close by. */
function quoteAround(nodes: readonly HtmlNode[], index: number): number {
  for (let i = index, steps = 0; i > 0 && steps <= NEAR; i = nodes[i]?.parent ?? -1, steps++)
    if (nodes[i]?.tag === 'blockquote') return i
  return -1
}

const isProse = ({ nodes, visible }: HtmlPage, index: number): boolean => {
  const node = nodes[index]
  return node?.tag === 'p' && (visible[node.end] ?? 0) - (visible[index] ?? 0) >= PROSE
}

/** A heading inside of a page; a number of comments elsewhere may be the link to them, above the article. */
const HEADING = /^h[2-6]$/
/** Letters enough for any line that says that comments begin. */
const LINE = 200

/** The line of an element that says that comments begin; null for any other. */
function headerAt(page: HtmlPage, index: number): string | null {
  const letters = (page.visible[page.nodes[index]?.end ?? 0] ?? 0) - (page.visible[index] ?? 0)
  const line = letters > 0 && letters <= LINE ? elementText(page, index) : ''
  return isFurniture(line, 'header') ? line : null
}

/** A button below a comment, and below no quote. */
const REPLY = /^(?:reply|antworten|répondre|responder|rispondi|svara|beantwoorden)(?: to .{1,40})?\W*$/iu

/** Whether a reader could answer a comment where it stands. */
function isAnswerable(page: HtmlPage, { nodes: [start, end] }: FoundComment): boolean {
  for (let i = start; i < end; i++)
    if (/^(?:a|button)$/.test(page.nodes[i]?.tag ?? '') && REPLY.test(elementText(page, i))) return true
  return false
}

/** Whether one of the elements around another is so, or itself; the whole page's own names say nothing. */
function isWithin({ nodes }: HtmlPage, index: number, is: Matcher): boolean {
  for (let i = index; i > 0 && !/^(?:html|body|main)$/.test(nodes[i]?.tag ?? ''); i = nodes[i]?.parent ?? -1)
    if (is(nodes[i] as HtmlNode)) return true
  return false
}

const isArticle: Matcher = byTag(/^article$/)

/** Whether quotes are apart from the article: it has ended above them, or a field to write into stands below, in the same element. */
function areApart(page: HtmlPage, around: number, last: number): boolean {
  const { nodes, visible } = page
  const isEnded = (node: HtmlNode, i: number) =>
    isArticle(node) && node.end <= around && (visible[node.end] ?? 0) - (visible[i] ?? 0) >= PROSE
  if (!isWithin(page, around, isArticle) && nodes.some(isEnded)) return true
  return nodes.slice(last, nodes[around]?.end).some(({ tag }) => tag === 'textarea')
}

/**
 * Whether comments are the readers whom an article quotes: none has a time or a button to reply, and all are quotes between its
 * paragraphs, in no place for comments. Under a heading that counts comments they are none; between any other header of comments
 * and them there must be a paragraph, and nothing may set what it opens apart from the article.
 */
export function areQuotes(page: HtmlPage, comments: readonly FoundComment[]): boolean {
  if (comments.some(({ time, timeText }) => time !== null || timeText !== null)) return false
  const quotes = comments.map(({ nodes }) => quoteAround(page.nodes, nodes[0]))
  const parents = new Set(quotes.map((quote) => page.nodes[quote]?.parent ?? -1))
  const [first = -1] = quotes
  const [around = -1] = parents
  if (first < 0 || quotes.includes(-1) || parents.size !== 1) return false
  if (isWithin(page, around, isCommentPlace) || comments.some((one) => isAnswerable(page, one))) return false
  let [headed, before, after] = [false, false, false]
  for (let i = around + 1; i < (page.nodes[around]?.end ?? 0); i = Math.max(i + 1, page.nodes[i]?.end ?? 0)) {
    const header = i < first ? headerAt(page, i) : null
    const { tag = '' } = page.nodes[i] ?? {}
    if (header !== null && readCount(header) !== null && HEADING.test(tag)) return false
    // The title of an article may read as a header of comments does.
    if (header !== null) [headed, before] = [headed || tag !== 'h1', false]
    else if (isProse(page, i) && i < first) before = true
    else if (isProse(page, i)) after = true
  }
  return before && after && !(headed && areApart(page, around, quotes.at(-1) ?? first))
}
