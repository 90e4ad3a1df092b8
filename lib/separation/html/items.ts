import { type HtmlNode, TEXT } from './flat-tree.ts'
import type { Matcher } from './match-node.ts'
import { collapse, type HtmlBlock, readBlocks } from './read-blocks.ts'
import type { HtmlPage } from './rule.ts'

/**
 * The element of one comment: nodes `[index, end)`; `parent` is the number of the item around it. Where a comment is
 * several neighbours and not one element, `first` is the first of them.
 */
export type Item = { index: number; end: number; parent: number | null; first?: number }

/** The first node inside an item. */
export const insideOf = (item: Item): number => item.first ?? item.index + 1

/** The page; for each node, 1 where an item begins; and the entries of lists (`li`) around items, those that are items themselves left out. */
export type Scope = HtmlPage & { nested: Uint8Array; entries: ReadonlySet<number> }

/** The node at an index that is known to exist. */
export const at = (nodes: readonly HtmlNode[], index: number): HtmlNode => nodes[index] as HtmlNode

const digits = (node: HtmlNode): string => /\d+$/.exec(node.attrs.get('id') ?? '')?.[0] ?? ''

/**
 * The elements that match, with the item around each. One that carries the number of the item around it is the same
 * comment again: themes print `li#li-comment-12` around `div#comment-12`.
 */
export function findItems(nodes: readonly HtmlNode[], item: Matcher): Item[] {
  const items: Item[] = []
  const open: number[] = []
  nodes.forEach((node, index) => {
    if (node.tag === TEXT || !item(node)) return
    while (open.length > 0 && (items[open.at(-1) ?? 0]?.end ?? 0) <= index) open.pop()
    const around = items[open.at(-1) ?? -1]
    const number = digits(node)
    if (around !== undefined && number !== '' && number === digits(at(nodes, around.index))) return
    items.push({ index, end: node.end, parent: open.at(-1) ?? null })
    open.push(items.length - 1)
  })
  return items
}

/** Elements as items, in the order of the page and once each, with the item around each. */
export function nestItems(nodes: readonly HtmlNode[], indices: Iterable<number>): Item[] {
  const items: Item[] = []
  const open: number[] = []
  for (const index of [...new Set(indices)].toSorted((a, b) => a - b)) {
    while (open.length > 0 && (items[open.at(-1) ?? 0]?.end ?? 0) <= index) open.pop()
    items.push({ index, end: at(nodes, index).end, parent: open.at(-1) ?? null })
    open.push(items.length - 1)
  }
  return items
}

/** So far up it is looked what an element stands in. */
export const FAR = 60

/** The entry of a list that an element stands in; -1 where it stands in none. */
export function entryAround(nodes: readonly HtmlNode[], index: number): number {
  let i = at(nodes, index).parent
  for (let steps = 0; i > 0 && steps < FAR; i = at(nodes, i).parent, steps++) if (at(nodes, i).tag === 'li') return i
  return -1
}

/** Marks where items begin. */
export function scopeOf(page: HtmlPage, items: readonly Item[]): Scope {
  const nested = new Uint8Array(page.nodes.length)
  for (const { index } of items) nested[index] = 1
  const around = items.map(({ index }) => entryAround(page.nodes, index))
  return { ...page, nested, entries: new Set(around.filter((entry) => nested[entry] !== 1)) }
}

/** The elements inside an item, those of nested items left out, in the order of the page. */
export function elementsInside({ nodes, nested }: Scope, item: Item): number[] {
  const elements: number[] = []
  for (let i = insideOf(item); i < item.end; ) {
    const node = at(nodes, i)
    if (nested[i] === 1) i = node.end
    else {
      if (node.tag !== TEXT) elements.push(i)
      i += 1
    }
  }
  return elements
}

/** The first of some elements that one of the matchers takes, earlier matchers first; null where there is none. */
export function findAmong(
  { nodes }: Scope,
  elements: readonly number[],
  matchers: readonly Matcher[],
  not: (index: number) => boolean = () => false,
): number | null {
  let found: number | null = null
  let open = matchers.length
  for (let e = 0; e < elements.length && open > 0; e++) {
    const i = elements[e] as number
    for (let k = 0; k < open; k++) {
      if (matchers[k]?.(at(nodes, i)) !== true || not(i)) continue
      found = i
      open = k
    }
  }
  return found
}

/** The visible text of an element in one line. */
export function elementText(page: HtmlPage, index: number | null): string {
  if (index === null) return ''
  return readBlocks(page, [index, at(page.nodes, index).end])
    .map((block) => block.text)
    .join(' ')
}

/** Whether an element shows any text. */
export function hasText({ nodes }: HtmlPage, index: number): boolean {
  const { end } = at(nodes, index)
  for (let i = index; i < end; ) {
    const { text, unseen, end: after } = at(nodes, i)
    if (!unseen && /\S/.test(text)) return true
    i = unseen ? Math.max(i + 1, after) : i + 1
  }
  return false
}

/** Raised and lowered signs are of the word before them: "5th". */
const IN_WORD = /^(?:sup|sub)$/

/** A block's line with a space where two elements meet inside of a word: a style alone may set a name and a day apart. */
export function spacedLine({ nodes }: HtmlPage, { first, last }: HtmlBlock, skip: (index: number) => boolean): string {
  let line = ''
  let before = ''
  for (let i = first; i <= last; ) {
    const { text, parent, unseen, end } = at(nodes, i)
    const skipped = unseen || skip(i)
    const glued = !skipped && /^[\p{L}\p{N}]/u.test(text) && /[\p{L}\p{N}_]$/u.test(before)
    if (!skipped) line += glued && !IN_WORD.test(at(nodes, parent).tag) ? ` ${text}` : text
    if (!skipped && text !== '') before = text
    i = skipped ? end : i + 1
  }
  return collapse(line)
}

/** The text nodes of an element with spaces between them: a day and an hour may only be set apart by a style. */
export function spacedText({ nodes }: HtmlPage, index: number): string {
  const parts: string[] = []
  for (let i = index; i < at(nodes, index).end && i < index + 200; i++) parts.push(at(nodes, i).text)
  return collapse(parts.join(' '))
}
