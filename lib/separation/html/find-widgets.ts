import { type HtmlNode, TEXT } from './flat-tree.ts'
import { anyOf, byAttr, byClass, byId } from './match-node.ts'
import type { HtmlPage } from './rule.ts'

const WIDGET = anyOf(
  byClass(
    /^(?:(?:widget_?)?(?:recent|latest|newest|top)-?_?comments?.*|sidebar|side-?bar-.*|widget-?_?(?:area|container)|related(?:-posts)?|(?:live-?)?chat-?_?(?:box|widget|window))$/i,
  ),
  byId(/^(?:(?:recent|latest|newest|top)-?_?comments?.*|sidebar.*|secondary)$/i),
  byAttr('role', /^(?:complementary|navigation)$/),
)
/** Where a page's own comments stand, even in an element for what is beside the article. */
const COMMENTS = anyOf(
  byId(/^(?:comments?|commentlist|disqus_thread)$/i),
  byClass(/^(?:comments-?area|comment-?list|commentlist|comments-section)$/i),
)
const WHOLE = /^(?:html|body|main)$/

const isWidget = (node: HtmlNode): boolean => !WHOLE.test(node.tag) && (node.tag === 'aside' || WIDGET(node))

/**
 * Marks the nodes inside a sidebar or a list of the newest comments of the whole site. An element with most of the
 * page's text in it is the page, whatever it is called.
 */
export function findWidgets({ nodes, visible }: HtmlPage): Uint8Array {
  const marks = new Uint8Array(nodes.length)
  const all = visible[nodes.length] ?? 0
  nodes.forEach((node, i) => {
    const inside = marks[node.parent] === 1
    if (node.tag === TEXT) {
      marks[i] = inside ? 1 : 0
      return
    }
    const own = (visible[node.end] ?? 0) - (visible[i] ?? 0)
    marks[i] = (inside && !COMMENTS(node)) || (isWidget(node) && own * 2 < all) ? 1 : 0
  })
  return marks
}
