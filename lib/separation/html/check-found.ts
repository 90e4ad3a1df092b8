import type { HtmlNode } from './flat-tree.ts'
import { byAttr, byClass, byId, type Matcher } from './match-node.ts'
import type { Found, FoundComment, HtmlPage } from './rule.ts'

const WIDGET: readonly Matcher[] = [
  byClass(
    /^(?:(?:widget_?)?(?:recent|latest|newest|top)-?_?comments?.*|sidebar|side-?bar-.*|widget-?_?(?:area|container)|related(?:-posts)?)$/i,
  ),
  byId(/^(?:(?:recent|latest|newest|top)-?_?comments?.*|sidebar.*|secondary)$/i),
  byAttr('role', /^(?:complementary|navigation)$/),
]
/** What a page says to a reader who has just written. */
const NOTICE = /^(?:thank you\.? your (?:reply|comment) has been|your comment is awaiting|loading)/i
const WHOLE = /^(?:html|body|main)$/

/** True for a comment inside a list of the newest comments of the whole site, as sidebars have them. */
function isInWidget(nodes: readonly HtmlNode[], index: number): boolean {
  for (let i = index; i >= 0; i = nodes[i]?.parent ?? -1) {
    const node = nodes[i]
    if (
      node !== undefined &&
      !WHOLE.test(node.tag) &&
      (node.tag === 'aside' || WIDGET.some((matches) => matches(node)))
    )
      return true
  }
  return false
}

/** Most carry an author or a time; where classes alone named them, half an author. */
function isSupported(comments: readonly FoundComment[], weak: boolean): boolean {
  const named = comments.filter(({ author }) => author !== null).length
  const signed = comments.filter(
    ({ author, time, timeText }) => author !== null || time !== null || timeText !== null,
  ).length
  return signed * 2 > comments.length && (!weak || named * 2 >= comments.length)
}

/**
 * Keeps the comments that read as such: some letters, no notice, not in a sidebar; parents renumbered. Null where none is
 * left, or where most carry neither author nor time: names of classes alone prove little.
 */
export function checkFound({ nodes }: HtmlPage, found: Found): Found | null {
  const kept = found.comments.map(
    (comment) =>
      !NOTICE.test(comment.text) &&
      /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(comment.text) &&
      !isInWidget(nodes, comment.nodes[0]),
  )
  const number = new Map<number, number>()
  const comments: FoundComment[] = []
  found.comments.forEach((comment, i) => {
    if (kept[i] !== true) return
    const parent = comment.parent === null ? null : (number.get(comment.parent) ?? null)
    number.set(i, comments.push({ ...comment, parent }) - 1)
  })
  return isSupported(comments, found.weak === true) ? { ...found, comments } : null
}
