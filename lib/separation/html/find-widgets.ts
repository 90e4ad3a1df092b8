import type { HtmlNode } from './flat-tree.ts'
import { byAttr, byClass, byId, type Matcher } from './match-node.ts'
import type { HtmlPage } from './rule.ts'
import { visibleText } from './visible-text.ts'

const WIDGET: readonly Matcher[] = [
  byClass(
    /^(?:(?:widget_?)?(?:recent|latest|newest|top)-?_?comments?.*|sidebar|side-?bar-.*|widget-?_?(?:area|container)|related(?:-posts)?)$/i,
  ),
  byId(/^(?:(?:recent|latest|newest|top)-?_?comments?.*|sidebar.*|secondary)$/i),
  byAttr('role', /^(?:complementary|navigation)$/),
]
/** Where a page's own comments stand, even in an element for what is beside the article. */
const COMMENTS: readonly Matcher[] = [
  byId(/^(?:comments?|commentlist|disqus_thread)$/i),
  byClass(/^(?:comments-?area|comment-?list|commentlist|comments-section)$/i),
]
const WHOLE = /^(?:html|body|main)$/

const isAny = (node: HtmlNode, matchers: readonly Matcher[]): boolean => matchers.some((matches) => matches(node))

const isWidget = (node: HtmlNode): boolean => !WHOLE.test(node.tag) && (node.tag === 'aside' || isAny(node, WIDGET))

/**
 * Marks the nodes inside a sidebar or a list of the newest comments of the whole site. An element with most of the
 * page's text in it is the page, whatever it is called.
 */
export function findWidgets({ nodes }: HtmlPage): Uint8Array {
  const marks = new Uint8Array(nodes.length)
  const before = visibleText(nodes)
  const all = before[nodes.length] ?? 0
  nodes.forEach((node, i) => {
    const own = (before[node.end] ?? 0) - (before[i] ?? 0)
    const within = marks[node.parent] === 1 && !isAny(node, COMMENTS)
    marks[i] = within || (isWidget(node) && own * 2 < all) ? 1 : 0
  })
  return marks
}
