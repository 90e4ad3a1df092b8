import { anyOf, byAttr, byClass, byId, byTag, type Matcher } from './match-node.ts'
import type { HtmlBlock } from './read-blocks.ts'
import type { HtmlPage } from './rule.ts'

const ASIDE = anyOf(
  byTag(/^(?:nav|aside|footer|form|button)$/),
  byClass(/^(?:sidebar|widget-?area|footer|nav|menu|related|share|sharing|social|breadcrumbs?|tags|meta|byline)$/i),
  byId(/^(?:sidebar|footer|nav|menu|respond)$/i),
)
/** Comments, whether a rule could read them or not: nothing in there is of the article. */
export const isCommentPlace: Matcher = anyOf(
  byClass(
    /^(?:comments?|comments?-?_?(?:area|list|section|wrapper|container|block|thread|body|content|text|respond|form|item|card.*|links?)|commentlist|respond|kommentare?|kommentar-.*|disqus_thread|.*[-_]comment(?:s|list|links))$/i,
  ),
  byId(
    /^(?:comments?|comments?-?_?(?:area|list|section|wrapper|container|block)|commentlist|kommentare|disqus_thread)$/i,
  ),
)
const WHOLE = /^(?:html|body|main|#text)$/

/** How much of a block is prose: its length, less what stands in links; short lines count little. */
export function proseOf({ nodes }: HtmlPage, block: HtmlBlock): number {
  let linked = 0
  for (let i = block.first; i <= block.last; i++) {
    let up = nodes[i]?.text === '' ? -1 : i
    for (let steps = 0; up >= 0 && steps < 5; steps++, up = nodes[up]?.parent ?? -1) {
      if (nodes[up]?.tag !== 'a') continue
      linked += nodes[i]?.text.length ?? 0
      break
    }
  }
  const own = block.text.length - Math.min(block.text.length, linked)
  return own < 60 ? own / 10 : own
}

/** Marks what stands beside an article. What holds most of the prose is none of it, whatever it is called. */
function asideNodes({ nodes }: HtmlPage, mass: Float64Array): Uint8Array {
  const aside = new Uint8Array(nodes.length)
  const most = (mass[0] ?? 0) / 2
  nodes.forEach((node, i) => {
    if (aside[node.parent] === 1) aside[i] = 1
    else if (!WHOLE.test(node.tag) && (isCommentPlace(node) || ((mass[i] ?? 0) <= most && ASIDE(node)))) aside[i] = 1
  })
  return aside
}

/** The prose inside each element: that of the blocks that count, summed over everything in it. */
function massOf(page: HtmlPage, blocks: readonly HtmlBlock[], prose: readonly number[]): Float64Array {
  const mass = new Float64Array(page.nodes.length)
  blocks.forEach((block, i) => {
    mass[block.element] = (mass[block.element] ?? 0) + (prose[i] ?? 0)
  })
  for (let i = page.nodes.length - 1; i > 0; i--) {
    const parent = page.nodes[i]?.parent ?? -1
    if (parent >= 0) mass[parent] = (mass[parent] ?? 0) + (mass[i] ?? 0)
  }
  return mass
}

/** Share of the prose that a child must hold for the article to lie inside it. */
const MOST = 0.6

/** What holds one paragraph holds no article. */
const LEAF = /^(?:p|li|h[1-6]|blockquote|pre|dd|dt|a|b|i|em|strong)$/

function descend(page: HtmlPage, mass: Float64Array, start: number): number {
  let at = start
  for (;;) {
    let best = -1
    for (
      let child = at + 1;
      child < (page.nodes[at]?.end ?? 0);
      child = Math.max(child + 1, page.nodes[child]?.end ?? 0)
    ) {
      if ((mass[child] ?? 0) > (mass[best] ?? 0)) best = child
    }
    if (best < 0 || (mass[best] ?? 0) < MOST * (mass[at] ?? 0) || LEAF.test(page.nodes[best]?.tag ?? '')) return at
    at = best
  }
}

const STORY: Matcher = anyOf(
  byTag(/^article$/),
  byClass(/^(?:hentry|post|article|story|entry)$/i),
  byAttr('itemprop', /^articleBody$/),
)
/** What page makers call the text of the article, and the article with its head and end. */
const NAMED_TEXT = anyOf(
  byAttr('itemprop', /^articleBody$/),
  byClass(/^(?:entry|post|article|story)-?_?(?:content|body|text)(?:-inner)?$/i),
)
const NAMED_WHOLE = anyOf(byTag(/^article$/), byClass(/^hentry$/i))
/** Less of the prose than this, and the only element so named is something else. */
const LEAST = 0.1

/** The element that holds the article: the only one that calls itself its text, else the one with most of the prose. */
function coreOf(page: HtmlPage, mass: Float64Array): number {
  const text = onlyOf(page, mass, NAMED_TEXT)
  return text ?? descend(page, mass, onlyOf(page, mass, NAMED_WHOLE) ?? 0)
}

/** The only element with prose that a matcher takes; null where there is none, or where it holds too little. */
function onlyOf({ nodes }: HtmlPage, mass: Float64Array, matches: Matcher): number | null {
  const named: number[] = []
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]
    if (node === undefined || (mass[i] ?? 0) === 0 || !matches(node)) continue
    named.push(i)
    i = node.end - 1
  }
  const [only, other] = named
  if (only === undefined || other !== undefined) return null
  return (mass[only] ?? 0) >= LEAST * (mass[0] ?? 0) ? only : null
}

/** How much more prose than its core the element around it may hold to be the whole article. */
const LITTLE_MORE = 1.3

/** The nearest element around the core that calls itself an article and holds little else: there stand head and end. */
function widen({ nodes }: HtmlPage, mass: Float64Array, core: number): number {
  for (let i = core, steps = 0; i > 0 && steps < 5; i = nodes[i]?.parent ?? -1, steps++) {
    const node = nodes[i]
    if (node === undefined || (mass[i] ?? 0) > LITTLE_MORE * (mass[core] ?? 0)) break
    if (STORY(node)) return i
  }
  return core
}

/** Says for each block whether it belongs to the article: the element that holds most of the prose outside comments. */
export function findArticle(
  page: HtmlPage,
  blocks: readonly HtmlBlock[],
  open: (block: HtmlBlock) => boolean,
): boolean[] {
  const prose = blocks.map((block) => (open(block) ? proseOf(page, block) : 0))
  const aside = asideNodes(page, massOf(page, blocks, prose))
  const usable = blocks.map((block) => open(block) && aside[block.element] !== 1)
  const mass = massOf(
    page,
    blocks,
    prose.map((value, i) => (usable[i] === true ? value : 0)),
  )
  const root = widen(page, mass, coreOf(page, mass))
  const end = page.nodes[root]?.end ?? 0
  return blocks.map((block, i) => usable[i] === true && block.element >= root && block.element < end)
}
