import type { HtmlNode } from './flat-tree.ts'
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

/** Whether comments are the readers whom an article quotes: none has a time, and all are quotes between its paragraphs. */
export function areQuotes(page: HtmlPage, comments: readonly FoundComment[]): boolean {
  if (comments.some(({ time, timeText }) => time !== null || timeText !== null)) return false
  const quotes = comments.map(({ nodes }) => quoteAround(page.nodes, nodes[0]))
  const parents = new Set(quotes.map((quote) => page.nodes[quote]?.parent ?? -1))
  const [first = -1] = quotes
  const [around = -1] = parents
  if (first < 0 || quotes.includes(-1) || parents.size !== 1) return false
  let [before, after] = [false, false]
  for (let i = around + 1; i < (page.nodes[around]?.end ?? 0); i = Math.max(i + 1, page.nodes[i]?.end ?? 0)) {
    if (!isProse(page, i)) continue
    if (i < first) before = true
    else after = true
  }
  return before && after
}
