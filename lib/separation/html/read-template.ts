import { findTime } from '../find-time.ts'
import { readFurniture } from '../furniture.ts'
import { cleanName, isNameLike, readMarker } from '../read-marker.ts'
import type { HtmlNode } from './flat-tree.ts'
import type { Matcher } from './match-node.ts'
import { type HtmlBlock, joinBlocks, readBlocks } from './read-blocks.ts'
import type { Found, FoundComment, HtmlPage } from './rule.ts'

/** How a comment system marks its comments up. Matchers are tried in order inside each item; the first hit is taken. */
export type Template = {
  name: string
  item: Matcher
  author: readonly Matcher[]
  time: readonly Matcher[]
  body: readonly Matcher[]
  /** Parts of an item that are never its text: forms, avatars, buttons. */
  drop: readonly Matcher[]
  /** The first item opens the thread and is the article, as in forums. */
  opening?: boolean
}

export type Item = { index: number; end: number; parent: number | null }
/** The page and, for each node, 1 where an item begins. */
export type Scope = HtmlPage & { nested: Uint8Array }

const at = (nodes: readonly HtmlNode[], index: number): HtmlNode => nodes[index] as HtmlNode

/** The elements that match, with the item around each; one that only wraps a single item of the same extent is left out. */
export function findItems(nodes: readonly HtmlNode[], item: Matcher): Item[] {
  const items: Item[] = []
  const open: number[] = []
  nodes.forEach((node, index) => {
    while (open.length > 0 && (items[open.at(-1) ?? 0]?.end ?? 0) <= index) open.pop()
    if (!item(node)) return
    items.push({ index, end: node.end, parent: open.at(-1) ?? null })
    open.push(items.length - 1)
  })
  return items
}

/** The first element inside the item, not inside a nested item, that one of the matchers takes. */
function findInside({ nodes, nested }: Scope, item: Item, matchers: readonly Matcher[]): number | null {
  for (const matches of matchers) {
    for (let i = item.index + 1; i < item.end; ) {
      const node = at(nodes, i)
      if (nested[i] === 1) {
        i = node.end
        continue
      }
      if (matches(node)) return i
      i += 1
    }
  }
  return null
}

function textOf(page: HtmlPage, index: number | null): string {
  if (index === null) return ''
  return readBlocks(page, [index, at(page.nodes, index).end])
    .map((block) => block.text)
    .join(' ')
}

function readTimeOf(page: HtmlPage, index: number | null): { timeText: string | null; time: string | null } {
  if (index === null) return { timeText: null, time: null }
  const { attrs } = at(page.nodes, index)
  const time = attrs.get('datetime') ?? attrs.get('content') ?? attrs.get('data-time') ?? null
  const text = textOf(page, index)
  const span = findTime(text)
  return {
    timeText: span === null ? text.slice(0, 80) || time || attrs.get('title') || null : text.slice(span[0], span[1]),
    time,
  }
}

const CREDIT = /^(?:#?\d{1,4}[.)]?\s*)?(?:says|said|wrote|writes|schrieb|sagt)?\s*[:.…]*$/iu
const BUTTONS =
  /^(?:(?:reply|delete|edit|report|quote|link|permalink|share|like|dislike|flag|antworten|répondre|responder|rispondi|this comment|this|rate|please|comment|or|\d+|[|·:()+-])\s*)+$/iu

type Meta = { author: string | null; timeText: string | null }

/** True for a line that says who or when, or belongs to the page; what it says is kept in `found`. */
function isMeta(block: HtmlBlock | undefined, found: Meta): boolean {
  if (block === undefined || block.text.length > 120) return false
  if (readFurniture(block.text) === 'chrome' || BUTTONS.test(block.text) || CREDIT.test(block.text)) return true
  if (found.author !== null && cleanName(block.text) === found.author) return true
  const marker = readMarker(block.text)
  if (marker === null) return false
  found.author ??= marker.author
  found.timeText ??= marker.timeText
  return true
}

/** Lines around the body that say who and when, or belong to the page: read for author and time, then left out. */
function trimBody(blocks: HtmlBlock[], found: Meta): HtmlBlock[] {
  let [start, end] = [0, blocks.length]
  while (start < end - 1 && isMeta(blocks[start], found)) start += 1
  while (end > start + 1 && isMeta(blocks[end - 1], found)) end -= 1
  const first = blocks[start]
  if (
    found.author === null &&
    start < end - 1 &&
    first !== undefined &&
    first.text.length < 40 &&
    isNameLike(first.text)
  ) {
    found.author = cleanName(first.text)
    return blocks.slice(start + 1, end)
  }
  return blocks.slice(start, end)
}

const authorOf = (text: string): string | null => {
  const marker = text.length < 100 ? readMarker(text) : null
  const name = marker?.author ?? cleanName(text.replace(/\s*(?:says|said|wrote|writes)\s*[:.…]*$/i, ''))
  return name !== null && (isNameLike(name) || name.length <= 25) ? name : null
}

export function readItem(scope: Scope, template: Template, item: Item): FoundComment {
  const { nodes, nested } = scope
  const find = (matchers: readonly Matcher[]) => findInside(scope, item, matchers)
  const [authorAt, timeAt, bodyAt] = [find(template.author), find(template.time), find(template.body)]
  const dropped = (i: number) =>
    nested[i] === 1 || i === authorAt || i === timeAt || template.drop.some((matches) => matches(at(nodes, i)))
  const range = bodyAt === null ? ([item.index + 1, item.end] as const) : ([bodyAt, at(nodes, bodyAt).end] as const)
  const meta = { author: authorOf(textOf(scope, authorAt)), ...readTimeOf(scope, timeAt) }
  const all = readBlocks(scope, range, bodyAt === null ? dropped : (i) => i !== bodyAt && dropped(i))
  const blocks = trimBody(all, meta)
  const body = blocks.flatMap((block) => [block.first, block.last])
  return { ...meta, text: joinBlocks(blocks), parent: null, nodes: [item.index, item.end], body }
}

const digits = (node: HtmlNode): string => /\d+$/.exec(node.attrs.get('id') ?? '')?.[0] ?? ''

/** An item without text of its own may only wrap the element that holds the comment: both carry the same number. */
function wraps(nodes: readonly HtmlNode[], outer: Item, inner: Item): boolean {
  const number = digits(at(nodes, outer.index))
  return number !== '' && number === digits(at(nodes, inner.index))
}

/** Reads items in page order; nested ones answer the item around them. */
export function readItems(page: HtmlPage, items: readonly Item[], template: Template): FoundComment[] {
  const scope = { ...page, nested: new Uint8Array(page.nodes.length) }
  for (const item of items) scope.nested[item.index] = 1
  const comments: FoundComment[] = []
  const placed = new Map<number, number>()
  items.forEach((item, i) => {
    const comment = readItem(scope, template, item)
    if (comment.text === '') return
    const outer = item.parent === null ? undefined : items[item.parent]
    const wrapper =
      outer !== undefined && item.parent !== null && !placed.has(item.parent) && wraps(page.nodes, outer, item)
    const above = wrapper ? (outer?.parent ?? null) : item.parent
    const place = comments.push({ ...comment, parent: above === null ? null : (placed.get(above) ?? null) }) - 1
    placed.set(i, place)
    if (wrapper && item.parent !== null) placed.set(item.parent, place)
  })
  return comments
}

/** Reads a page by a template; null where it has no item with text. */
export function readTemplate(page: HtmlPage, template: Template): Found | null {
  const all = findItems(page.nodes, template.item)
  const comments = readItems(page, all, template)
  if (template.opening === true) {
    const rest = comments.slice(1).map((comment) => ({ ...comment, parent: null }))
    return rest.length === 0 ? null : { rule: template.name, comments: rest }
  }
  return comments.length === 0 ? null : { rule: template.name, comments }
}
