import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { Span } from '#lib/text.ts'

/**
 * One node of a page in document order. The subtree of the node at `i` is the range `[i, end)` of the list, so that
 * walking needs no recursion: a page of 100,000 nested tags is only a long list.
 */
export type HtmlNode = {
  tag: string
  attrs: ReadonlyMap<string, string>
  /** The words of its class attribute. */
  classes: readonly string[]
  parent: number
  end: number
  depth: number
  /** The characters of a text node, else "". */
  text: string
  /** Range in the HTML source; null for nodes that the parser made up. */
  span: Span | null
}

/** The tag of text nodes. */
export const TEXT = '#text'

const NO_ATTRS: ReadonlyMap<string, string> = new Map()
const NO_CLASSES: readonly string[] = []
const BARE = { attrs: NO_ATTRS, classes: NO_CLASSES, end: 0 }

type ParsedNode = DefaultTreeAdapterTypes.Node

const isElement = (node: ParsedNode): node is DefaultTreeAdapterTypes.Element => 'tagName' in node

function childrenOf(node: ParsedNode): ParsedNode[] {
  if (node.nodeName === 'template') return (node as DefaultTreeAdapterTypes.Template).content.childNodes
  return 'childNodes' in node ? node.childNodes : []
}

function toNode(node: ParsedNode, parent: number, depth: number): HtmlNode | null {
  const location = node.sourceCodeLocation
  const span: Span | null = location == null ? null : [location.startOffset, location.endOffset]
  if ('value' in node) return { ...BARE, tag: TEXT, parent, depth, text: node.value, span }
  if (!isElement(node)) return null
  const attrs = node.attrs.length === 0 ? NO_ATTRS : new Map(node.attrs.map(({ name, value }) => [name, value]))
  const classes = attrs.get('class')?.split(/\s+/) ?? NO_CLASSES
  return { tag: node.tagName, attrs, classes, parent, end: 0, depth, text: '', span }
}

/** Lists the nodes of a parsed page, parents before children. */
function flatten(root: ParsedNode): HtmlNode[] {
  const nodes: HtmlNode[] = []
  const waiting: { node: ParsedNode; parent: number; depth: number }[] = [{ node: root, parent: -1, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const made = toNode(next.node, next.parent, next.depth)
    const index = made === null ? next.parent : nodes.push(made) - 1
    const children = childrenOf(next.node)
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i]
      if (child !== undefined) waiting.push({ node: child, parent: index, depth: next.depth + 1 })
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

const TAG = /<(\/?)([a-zA-Z][^\s/<>]*)[^<>]*>/g
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|option)$/i

const DEEPEST = 2_000
const LONGEST_TAG = 20_000
const MOST_ATTRIBUTES = 2_000

/** About how many attributes a tag has; what stands in quotes is one value. */
const countAttributes = (tag: string): number => tag.replace(/"[^"]*"|'[^']*'/g, '').split(/\s+/).length

/** True for pages that cost a parser of the standard quadratic time: tags nested too deep, or with too many attributes. */
function isHostile(html: string): boolean {
  let depth = 0
  TAG.lastIndex = 0
  for (let match = TAG.exec(html); match !== null; match = TAG.exec(html)) {
    const [tag, close, name = ''] = match
    if (tag.length > LONGEST_TAG && countAttributes(tag) > MOST_ATTRIBUTES) return true
    if (tag.endsWith('/>') || VOID.test(name)) continue
    depth = close === '/' ? Math.max(0, depth - 1) : depth + 1
    if (depth > DEEPEST) return true
  }
  return false
}

/** Text between tags, one node each, for pages that no parser could build a tree of in reasonable time. */
function flattenTags(html: string): HtmlNode[] {
  const nodes: HtmlNode[] = [{ ...BARE, tag: 'body', parent: -1, depth: 0, text: '', span: [0, html.length] }]
  const add = (start: number, end: number) => {
    const text = html.slice(start, end)
    if (text.trim() !== '') {
      const block = nodes.push({ ...BARE, tag: 'div', parent: 0, depth: 1, text: '', span: [start, end] }) - 1
      nodes.push({ ...BARE, tag: TEXT, parent: block, depth: 2, text, span: [start, end] })
      for (const [i, node] of [nodes[block], nodes[block + 1]].entries())
        if (node !== undefined) node.end = block + i + (i === 0 ? 2 : 1)
    }
  }
  let last = 0
  TAG.lastIndex = 0
  for (let match = TAG.exec(html); match !== null; match = TAG.exec(html)) {
    add(last, match.index)
    last = match.index + match[0].length
  }
  add(last, html.length)
  for (const node of nodes.slice(0, 1)) node.end = nodes.length
  return nodes
}

/** Parses HTML as browsers do, without scripts, into a list of nodes in document order. */
export function parseHtml(html: string): HtmlNode[] {
  if (isHostile(html)) return flattenTags(html)
  return flatten(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }))
}
