import type { Span } from '#lib/text.ts'
import { type HtmlNode, TEXT } from './flat-tree.ts'
import { at, elementsInside, type Item, nestItems, scopeOf } from './items.ts'
import { isAny, type Matcher } from './match-node.ts'
import { type Parts, readItem } from './read-item.ts'
import { readItems } from './read-template.ts'
import type { FoundComment, HtmlPage } from './rule.ts'
import { isSignature } from './trim-body.ts'

/** An element inside another with this share of its text is the text itself, and what is around it a frame. */
const MOST = 0.8

/** So many nodes of a text are looked through for a time. */
const MOST_LOOKED = 200

/** Whether a time stands in the nodes `[from, to)`, and none in an element inside of them. */
function isTimeBeside({ nodes }: HtmlPage, [from, to]: Span, inner: number, time: readonly Matcher[]): boolean {
  const end = nodes[inner]?.end ?? to
  let beside = false
  for (let i = from + 1; i < Math.min(to, from + MOST_LOOKED); i++) {
    const node = nodes[i]
    if (node === undefined || node.tag === TEXT || !isAny(node, time)) continue
    if (i >= inner && i < end) return false
    beside = true
  }
  return beside
}

type Sought = { text: Matcher; time: readonly Matcher[] }

/**
 * For each item the element that is named as a text and has the most of it; of those in one another the innermost with nearly all of
 * it, or that the time stands beside.
 */
export function longestTexts(page: HtmlPage, items: readonly Item[], { text, time }: Sought): Set<HtmlNode> {
  const scope = scopeOf(page, items)
  const chosen = new Set<HtmlNode>()
  for (const item of items) {
    let best: HtmlNode | null = null
    let most = 0
    let start = 0
    for (const i of elementsInside(scope, item)) {
      const node = at(page.nodes, i)
      if (!text(node)) continue
      const length = (page.visible[node.end] ?? 0) - (page.visible[i] ?? 0)
      const isInside: boolean = best !== null && node.end <= best.end
      const isLong: boolean = length >= (isInside ? most * MOST : most + 1)
      const isHeld: boolean = !isLong && isInside && best !== null && isTimeBeside(page, [start, best.end], i, time)
      if (length === 0 || !(isHeld || isLong)) continue
      ;[best, most, start] = [node, isHeld ? length : Math.max(most, length), i]
    }
    if (best !== null) chosen.add(best)
  }
  return chosen
}

/** An item with who and when around one that has the text, and neither, or no time: both are one comment. */
function isHalved(outer: FoundComment, inner: FoundComment): boolean {
  const hasText = outer.text !== '' && !isSignature(outer.text, { author: outer.author, timeText: outer.timeText })
  if (hasText || inner.text === '' || inner.timeText !== null) return false
  return inner.author === null || outer.timeText !== null
}

type Pair = { outer: number; inner: number }

/** Items with exactly one item inside, and that one. */
function pairsOf(items: readonly Item[]): Pair[] {
  const children = new Map<number, number[]>()
  items.forEach(({ parent }, i) => {
    if (parent === null) return
    const known = children.get(parent)
    if (known === undefined) children.set(parent, [i])
    else known.push(i)
  })
  return [...children].flatMap(([outer, [inner = -1, ...more]]) => (more.length === 0 ? [{ outer, inner }] : []))
}

/** The items less those inside another that only holds who and when. */
function joinHalves(items: readonly Item[], pairs: readonly Pair[], read: (item: Item) => FoundComment): Item[] {
  const known = new Map<number, FoundComment>()
  const readAt = (i: number): FoundComment => {
    const comment = known.get(i) ?? read(items[i] as Item)
    known.set(i, comment)
    return comment
  }
  const gone = new Set(pairs.flatMap(({ outer, inner }) => (isHalved(readAt(outer), readAt(inner)) ? [inner] : [])))
  return items.filter((_, i) => !gone.has(i))
}

/** Reads items that go by names: their frames are one with what they hold, and the longest text is the comment's. */
export function readNamed(page: HtmlPage, items: readonly Item[], parts: Parts, text: Matcher): FoundComment[] {
  const within = (some: readonly Item[]): Parts => {
    const longest = longestTexts(page, some, { text, time: parts.time })
    return { ...parts, body: [...parts.body, (node) => longest.has(node)] }
  }
  const pairs = pairsOf(items)
  const own = within(items)
  if (pairs.length === 0) return readItems(page, items, own)
  const scope = scopeOf(page, items)
  const whole = joinHalves(items, pairs, (item) => readItem(scope, own, item))
  if (whole.length === items.length) return readItems(page, items, own)
  const rest = nestItems(
    page.nodes,
    whole.map(({ index }) => index),
  )
  return readItems(page, rest, within(rest))
}
