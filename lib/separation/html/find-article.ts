import type { HtmlNode } from './flat-tree.ts'
import { byClass, byId, type Matcher } from './match-node.ts'
import type { HtmlBlock } from './read-blocks.ts'
import type { HtmlPage } from './rule.ts'

const ASIDE: readonly Matcher[] = [
  byClass(
    /^(?:sidebar|widget-?area|footer|nav|menu|related|share|sharing|social|breadcrumbs?|tags|meta|byline|comments?)$/i,
  ),
  byId(/^(?:sidebar|footer|nav|menu|respond|comments?)$/i),
]

const isAside = (node: HtmlNode): boolean =>
  /^(?:nav|aside|footer|form|button)$/.test(node.tag) || ASIDE.some((matches) => matches(node))

/** How much of a block is prose: its length, less what stands in links; short lines count little. */
function proseOf({ nodes }: HtmlPage, block: HtmlBlock): number {
  let linked = 0
  for (let i = block.first; i <= block.last; i++) {
    let up = nodes[i]?.text === '' ? -1 : i
    for (let steps = 0; up >= 0 && steps < 4 && up !== block.element; steps++) {
      if (nodes[up]?.tag === 'a') linked += nodes[i]?.text.length ?? 0
      up = nodes[up]?.parent ?? -1
    }
  }
  const own = block.text.length - Math.min(block.text.length, linked)
  return own < 60 ? own / 10 : own
}

function asideNodes({ nodes }: HtmlPage): Uint8Array {
  const aside = new Uint8Array(nodes.length)
  nodes.forEach((node, i) => {
    aside[i] = isAside(node) || aside[node.parent] === 1 ? 1 : 0
  })
  return aside
}

/** Share of the prose that a child must hold for the article to lie inside it. */
const MOST = 0.6

function descend(page: HtmlPage, mass: Float64Array): number {
  let at = 0
  for (;;) {
    let best = -1
    for (
      let child = at + 1;
      child < (page.nodes[at]?.end ?? 0);
      child = Math.max(child + 1, page.nodes[child]?.end ?? 0)
    ) {
      if ((mass[child] ?? 0) > (mass[best] ?? 0)) best = child
    }
    if (best < 0 || (mass[best] ?? 0) < MOST * (mass[at] ?? 0)) return at
    at = best
  }
}

/** Says for each block whether it belongs to the article: the element that holds most of the prose outside comments. */
export function findArticle(
  page: HtmlPage,
  blocks: readonly HtmlBlock[],
  open: (block: HtmlBlock) => boolean,
): boolean[] {
  const mass = new Float64Array(page.nodes.length)
  const aside = asideNodes(page)
  const usable = blocks.map((block) => open(block) && aside[block.element] !== 1)
  blocks.forEach((block, i) => {
    if (usable[i] === true) mass[block.element] = (mass[block.element] ?? 0) + proseOf(page, block)
  })
  for (let i = page.nodes.length - 1; i > 0; i--) {
    const parent = page.nodes[i]?.parent ?? -1
    if (parent >= 0) mass[parent] = (mass[parent] ?? 0) + (mass[i] ?? 0)
  }
  const root = descend(page, mass)
  const end = page.nodes[root]?.end ?? 0
  return blocks.map((block, i) => usable[i] === true && block.element >= root && block.element < end)
}
