import type { HtmlNode } from './flat-tree.ts'
import { byAttr, byClass, byId, type Matcher } from './match-node.ts'
import type { Found, FoundComment, HtmlPage } from './rule.ts'

const WIDGET: readonly Matcher[] = [
  byClass(
    /recent-?_?comments?|latest-?_?comments?|comments?-?_?widget|widget_recent|sidebar|popular|related|newest-?comments|top-?comments/i,
  ),
  byId(/recent-?_?comments?|latest-?_?comments?|comments?-?_?widget|sidebar|^secondary$/i),
  byAttr('role', /^(?:complementary|navigation)$/),
]

/** True for a comment inside a list of the newest comments of the whole site, as sidebars have them. */
function isInWidget(nodes: readonly HtmlNode[], index: number): boolean {
  for (let i = index; i >= 0; i = nodes[i]?.parent ?? -1) {
    const node = nodes[i]
    if (node !== undefined && (node.tag === 'aside' || WIDGET.some((matches) => matches(node)))) return true
  }
  return false
}

/** Keeps the comments that read as such: some letters, not a form, not in a sidebar; parents renumbered. */
export function checkFound({ nodes }: HtmlPage, found: Found): Found | null {
  const kept = found.comments.map(
    (comment) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(comment.text) && !isInWidget(nodes, comment.nodes[0]),
  )
  const number = new Map<number, number>()
  const comments: FoundComment[] = []
  found.comments.forEach((comment, i) => {
    if (kept[i] !== true) return
    const parent = comment.parent === null ? null : (number.get(comment.parent) ?? null)
    number.set(i, comments.push({ ...comment, parent }) - 1)
  })
  return comments.length === 0 ? null : { ...found, comments }
}
