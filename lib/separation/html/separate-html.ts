import type { SeparationModel } from '../model.ts'
import type { BorderCorrection, Separation } from '../schema.ts'
import { byRule } from './by-rule.ts'
import { byText } from './by-text.ts'
import { proseOf } from './find-article.ts'
import { type Decided, findComments } from './find-comments.ts'
import { parseHtml } from './flat-tree.ts'
import { orderSpans } from './order-spans.ts'
import type { Shown } from './read-article.ts'
import { blockAncestors, type HtmlBlock, readBlocks } from './read-blocks.ts'
import { withoutOpening } from './read-template.ts'
import type { HtmlPage } from './rule.ts'
import { hasHeaderAbove } from './stated-count.ts'
import { visibleText } from './visible-text.ts'

/** What a rule found below a border that a person set; null where the rule's comments do not begin there. */
function correct(decided: Decided | null, blocks: readonly HtmlBlock[], first: number | null): Decided | null {
  const border = first === null ? undefined : blocks[first]?.first
  if (decided === null || border === undefined) return null
  const { comments } = decided.found
  const kept = comments.findIndex(({ body }) => (body[0] ?? -1) >= border)
  const start = comments[kept]?.nodes[0]
  const begins = start !== undefined && blocks.findIndex((block) => block.first > start) <= (first ?? 0) + 1
  if (!begins) return null
  const shift = (parent: number | null) => (parent === null || parent < kept ? null : parent - kept)
  const rest = comments.slice(kept).map((comment) => ({ ...comment, parent: shift(comment.parent) }))
  return { ...decided, found: { ...decided.found, comments: rest } }
}

/** Less prose than this beside the comments is no article. */
const LEAST_ARTICLE = 200

/** The prose of the article above the first comment. */
function proseAbove({ page, blocks }: Shown, { blocks: read }: Separation): number {
  const first = read.findIndex(({ comment }) => comment !== null)
  const above = blocks.filter((_, i) => i < first && read[i]?.part === 'article')
  return above.reduce((sum, block) => sum + proseOf(page, block), 0)
}

/** A page of nothing but posts, by a system that nobody wrote a rule for: the first of them opens the thread. */
function asThread(decided: Decided, shown: Shown, separation: Separation): Decided | null {
  const [opening] = decided.found.comments
  const comments = withoutOpening(decided.found.comments)
  if (decided.found.weak !== true || opening === undefined || comments.length === 0) return null
  if (proseAbove(shown, separation) > Math.min(LEAST_ARTICLE, opening.text.length)) return null
  const first = separation.blocks.findIndex(({ comment }) => comment !== null)
  return hasHeaderAbove(shown.blocks, first) ? null : { ...decided, found: { ...decided.found, comments, opening } }
}

/** An HTML page and its address, where that is known. */
export type HtmlSource = { html: string; url?: string | undefined }

/** Separates an HTML page: by the first rule that finds comments, else as the text that a browser would show. */
export function separateHtml(
  { html, url }: HtmlSource,
  model: SeparationModel,
  correction?: BorderCorrection,
): Separation {
  const nodes = parseHtml(html)
  const page: HtmlPage = { html, nodes, above: blockAncestors(nodes), visible: visibleText(nodes) }
  const blocks = readBlocks(page, [0, nodes.length])
  const shown: Shown = { page, blocks, spans: orderSpans(blocks.map((block) => block.span)) }
  const all = findComments(page)
  const decided = correction === undefined ? all : correct(all, blocks, correction.firstCommentBlock)
  if (decided === null) return byText(shown, model, correction)
  const separation = byRule(shown, decided, model.version, url)
  const thread = correction === undefined ? asThread(decided, shown, separation) : null
  return thread === null ? separation : byRule(shown, thread, model.version, url)
}
