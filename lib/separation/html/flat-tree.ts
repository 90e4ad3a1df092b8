import { type DefaultTreeAdapterTypes, defaultTreeAdapter } from 'parse5'
import type { Span } from '#lib/text.ts'
import { type Attributes, attributesOf, NO_ATTRIBUTES } from './attributes.ts'
import { parsePlacingTexts } from './parse-placing-texts.ts'

/**
 * One node of a page in document order. The subtree of the node at `i` is the range `[i, end)` of the list, so that
 * walking needs no recursion: a page of 100,000 nested tags is only a long list.
 */
export type HtmlNode = {
  tag: string
  attrs: Attributes
  /** The words of its class attribute. */
  classes: readonly string[]
  parent: number
  end: number
  depth: number
  /** The characters of a text node, else "". */
  text: string
  /** Range of a text node in the HTML source; null for elements and for what the parser made up. */
  span: Span | null
  /** True where a browser without scripts shows nothing of the node and of what is in it. */
  unseen: boolean
}

/** The tag of text nodes. */
export const TEXT = '#text'

const UNSEEN = new Set(
  'script style template head title select option datalist textarea svg iframe object canvas audio video map math'.split(
    ' ',
  ),
)

const NO_CLASSES: readonly string[] = []

/** An element without attributes, or a text: its fields in the order of all nodes, as reading those of several orders costs more. */
const bareNode = (tag: string, parent: number, depth: number, text: string, span: Span | null): HtmlNode => ({
  tag,
  attrs: NO_ATTRIBUTES,
  classes: NO_CLASSES,
  parent,
  end: 0,
  depth,
  text,
  span,
  unseen: false,
})

/** The lists of classes of a page, each made once: its comments have the same. */
class ClassLists {
  readonly #known = new Map<string, readonly string[]>()
  of(attrs: Attributes): readonly string[] {
    const value = attrs.get('class')
    if (value === undefined) return NO_CLASSES
    const known = this.#known.get(value)
    if (known !== undefined) return known
    const made = value.split(/\s+/)
    this.#known.set(value, made)
    return made
  }
}

type ParsedNode = DefaultTreeAdapterTypes.Node

const spanOf = ({ sourceCodeLocation: place }: DefaultTreeAdapterTypes.TextNode): Span | null =>
  place == null ? null : [place.startOffset, place.endOffset]

function toNode(node: ParsedNode, parent: number, depth: number, lists: ClassLists): HtmlNode | null {
  if (defaultTreeAdapter.isTextNode(node)) return bareNode(TEXT, parent, depth, node.value, spanOf(node))
  if (!('tagName' in node)) return null
  const attrs = attributesOf(node.attrs)
  return {
    tag: node.tagName,
    attrs,
    classes: lists.of(attrs),
    parent,
    end: 0,
    depth,
    text: '',
    span: null,
    unseen: UNSEEN.has(node.tagName) || attrs.has('hidden'),
  }
}

function childrenOf(node: ParsedNode): readonly ParsedNode[] {
  if ('content' in node) return node.content.childNodes
  return 'childNodes' in node ? node.childNodes : []
}

/** Lists the nodes of a parsed page, parents before children. */
function flatten(root: ParsedNode): HtmlNode[] {
  const nodes: HtmlNode[] = []
  const lists = new ClassLists()
  const waiting: ParsedNode[] = [root]
  const parents: number[] = [-1]
  const depths: number[] = [0]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [parent = -1, depth = 0] = [parents.pop(), depths.pop()]
    const made = toNode(next, parent, depth, lists)
    const index = made === null ? parent : nodes.push(made) - 1
    const children = childrenOf(next)
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i]
      if (child === undefined) continue
      waiting.push(child)
      parents.push(index)
      depths.push(depth + 1)
    }
  }
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i]
    if (node === undefined) continue
    node.end = Math.max(node.end, i + 1)
    const parent = nodes[node.parent]
    if (parent !== undefined) parent.end = Math.max(parent.end, node.end)
  }
  return nodes
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|option)$/i
const NAME = /[a-z][^\s/<>]*/iy

const DEEPEST = 2_000
const LONGEST_TAG = 20_000
const MOST_ATTRIBUTES = 2_000

/** About how many attributes a tag has; what stands in quotes is one value. */
const countAttributes = (tag: string): number => tag.replace(/"[^"]*"|'[^']*'/g, '').split(/\s+/).length

/** Sees a tag: its range in the source, and where its name ends. Answers true to end the walk. */
type TagVisitor = (start: number, end: number, nameEnd: number) => boolean

const [SLASH, LESS, GREATER] = [47, 60, 62]

/** Where the name of a tag at `start` begins; a closing tag has a slash before it. */
const nameAt = (html: string, start: number): number => start + (html.charCodeAt(start + 1) === SLASH ? 2 : 1)

/** The end of a tag whose name ends at `from`; -1 where another "<" comes before its ">". */
function tagEnd(html: string, from: number): number {
  for (let end = from; end < html.length; end++) {
    const code = html.charCodeAt(end)
    if (code === LESS) return -1
    if (code === GREATER) return end + 1
  }
  return -1
}

/** Calls `visit` for each tag of the source. */
function visitTags(html: string, visit: TagVisitor): void {
  for (let start = html.indexOf('<'); start >= 0; ) {
    NAME.lastIndex = nameAt(html, start)
    const end = NAME.test(html) ? tagEnd(html, NAME.lastIndex) : -1
    if (end >= 0 && visit(start, end, NAME.lastIndex)) return
    start = html.indexOf('<', end < 0 ? start + 1 : end)
  }
}

/** True for pages that cost a parser of the standard quadratic time: tags nested too deep, or with too many attributes. */
function isHostile(html: string): boolean {
  let depth = 0
  let hostile = false
  visitTags(html, (start, end, nameEnd) => {
    hostile = end - start > LONGEST_TAG && countAttributes(html.slice(start, end)) > MOST_ATTRIBUTES
    const name = nameAt(html, start)
    if (hostile || html.charCodeAt(end - 2) === SLASH || VOID.test(html.slice(name, nameEnd))) return hostile
    depth = name - start === 2 ? Math.max(0, depth - 1) : depth + 1
    hostile = depth > DEEPEST
    return hostile
  })
  return hostile
}

/** Text between tags, one node each, for pages that no parser could build a tree of in reasonable time. */
function flattenTags(html: string): HtmlNode[] {
  const nodes = [bareNode('body', -1, 0, '', null)]
  const add = (start: number, end: number) => {
    const text = html.slice(start, end)
    if (text.trim() === '') return
    const block = nodes.push(bareNode('div', 0, 1, '', null)) - 1
    nodes.push(bareNode(TEXT, block, 2, text, [start, end]))
    for (const node of nodes.slice(block)) node.end = nodes.length
  }
  let last = 0
  visitTags(html, (start, end) => {
    add(last, start)
    last = end
    return false
  })
  add(last, html.length)
  for (const node of nodes.slice(0, 1)) node.end = nodes.length
  return nodes
}

/** Parses HTML as browsers do, without scripts, into a list of nodes in document order. */
export function parseHtml(html: string): HtmlNode[] {
  if (isHostile(html)) return flattenTags(html)
  return flatten(parsePlacingTexts(html))
}
