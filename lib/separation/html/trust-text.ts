import { readFurniture } from '../furniture.ts'
import type { Separation } from '../schema.ts'
import { isCommentsHeader, isHeadedNewest } from './comments-header.ts'
import { findWidgets } from './find-widgets.ts'
import { isMonologue } from './is-monologue.ts'
import { hasClass } from './match-node.ts'
import type { HtmlBlock } from './read-blocks.ts'
import type { HtmlPage } from './rule.ts'

/** From how sure on comments found in the mere text of an HTML page are believed. */
const SURE = 0.95
/** As many of the comments may look like the entries of a list of articles. */
const MOST_LISTED = 0.25

/** Buttons below a text, and a form to write in. */
const SIGN = /^(?:chrome|form)$/

const CALLED = /comm?ent|kommentar/i

/** Whether anything on a page says that readers write there: a header of comments, buttons, a form, names of classes. */
const hasSign = (page: HtmlPage, blocks: readonly HtmlBlock[]): boolean =>
  page.nodes.some((node) => node.tag === 'textarea' || hasClass(node, CALLED)) ||
  blocks.some((block) => SIGN.test(readFurniture(block.text) ?? '') || isCommentsHeader(page, block))

/** True where a block is a heading that links elsewhere, or nothing but a link: so lists of articles begin. */
function isLinked({ nodes }: HtmlPage, block: HtmlBlock): boolean {
  let linked = 0
  for (let i = block.first; i <= block.last; i++) {
    for (let up = i, steps = 0; up >= 0 && steps < 4; up = nodes[up]?.parent ?? -1, steps++)
      if (nodes[up]?.tag === 'a') {
        linked += nodes[i]?.text.trim().length ?? 0
        break
      }
  }
  return block.text.length > 12 && linked * 2 > block.text.length
}

/**
 * Markup that no rule knows rarely holds comments: what the text alone shows must carry authors or times, in at least
 * half of the comments, or stand under a header that counts them, and not be one writer's, a list of articles or a sidebar.
 */
export function isTrusted(
  page: HtmlPage,
  blocks: readonly HtmlBlock[],
  separation: Separation,
  header: boolean,
): boolean {
  const { comments, confidence } = separation
  const signed = comments.filter(({ author, postedAtText }) => author !== null && postedAtText !== null).length
  if (confidence.hasComments < SURE || signed * (header ? 4 : 2) < comments.length) return false
  if (!header && (isMonologue(comments) || !hasSign(page, blocks))) return false
  const first = separation.blocks.findIndex(({ comment }) => comment !== null)
  if (isHeadedNewest(blocks, first)) return false
  const widgets = findWidgets(page)
  const listed = new Set<number>()
  separation.blocks.forEach(({ comment, part }, i) => {
    const block = blocks[i]
    if (
      part === 'comment' &&
      comment !== null &&
      block !== undefined &&
      (widgets[block.first] === 1 || isLinked(page, block))
    )
      listed.add(comment)
  })
  return listed.size <= MOST_LISTED * comments.length
}
