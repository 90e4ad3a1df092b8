import { cleanName } from '../read-marker.ts'
import { type HtmlNode, TEXT } from './flat-tree.ts'
import type { HtmlBlock } from './read-blocks.ts'
import type { HtmlPage } from './rule.ts'

/** What a page says of its article outside the article's text. */
export type Head = { title: string | null; titleBlock: number | null; author: string | null; published: string | null }

const squash = (text: string): string => text.replace(/\s+/g, ' ').trim()

function metaOf(metas: readonly HtmlNode[], names: RegExp): string | null {
  for (const { attrs } of metas) {
    const name = attrs.get('property') ?? attrs.get('name') ?? attrs.get('itemprop') ?? ''
    const content = squash(attrs.get('content') ?? '')
    if (names.test(name) && content !== '') return content
  }
  return null
}

function titleTag({ nodes }: HtmlPage): string | null {
  const at = nodes.findIndex((node) => node.tag === 'title')
  if (at < 0) return null
  const text = squash(
    nodes
      .slice(at, nodes[at]?.end)
      .map((node) => (node.tag === TEXT ? node.text : ''))
      .join(''),
  )
  return text === '' ? null : text
}

/** The heading of the page that its title or its meta repeats, the longest of several: the site's name is one too. */
function headingOf({ nodes }: HtmlPage, blocks: readonly HtmlBlock[], full: string): number | null {
  const whole = full.toLowerCase()
  let best: number | null = null
  blocks.forEach((block, at) => {
    const { length } = block.text
    if (length < 8 || !/^h[1-3]$/.test(nodes[block.element]?.tag ?? '')) return
    if (length > (best === null ? 0 : (blocks[best]?.text.length ?? 0)) && whole.includes(block.text.toLowerCase()))
      best = at
  })
  return best
}

/** The one first heading of a page that calls itself nothing, as where a part of a page was saved. */
function onlyHeadingOf({ nodes }: HtmlPage, blocks: readonly HtmlBlock[]): number | null {
  const first = blocks.flatMap(({ element }, at) => (nodes[element]?.tag === 'h1' ? [at] : []))
  return first.length === 1 ? (first[0] ?? null) : null
}

/** Title, author and date of the article by heading, title element and meta elements. */
export function readHead(page: HtmlPage, blocks: readonly HtmlBlock[]): Head {
  const tag = titleTag(page)
  const metas = page.nodes.filter((node) => node.tag === 'meta')
  const meta = metaOf(metas, /^og:title$/)
  const named = tag !== null || meta !== null
  const titleBlock = named ? headingOf(page, blocks, `${tag ?? ''} ${meta ?? ''}`) : onlyHeadingOf(page, blocks)
  const author = metaOf(metas, /^(?:author|article:author|dc\.creator|parsely-author|byl)$/i)
  return {
    title: titleBlock === null ? (meta ?? tag) : (blocks[titleBlock]?.text ?? null),
    titleBlock,
    author: author === null || /^https?:/.test(author) ? null : cleanName(author),
    published: metaOf(metas, /^(?:article:published_time|datePublished|date|dc\.date|pubdate)$/i),
  }
}
