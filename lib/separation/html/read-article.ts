import type { Span } from '#lib/text.ts'
import { readFurniture } from '../furniture.ts'
import type { Part, Separation } from '../schema.ts'
import { findArticle } from './find-article.ts'
import type { HtmlBlock } from './read-blocks.ts'
import { readHead } from './read-head.ts'
import type { HtmlPage } from './rule.ts'

/** A page, and what a browser would show of it: the blocks, and their spans in the source, in order and apart. */
export type Shown = { page: HtmlPage; blocks: readonly HtmlBlock[]; spans: readonly Span[] }

/** The part of every block that no comment holds, and the article that they make. */
export type ArticleRead = { parts: Part[]; title: string | null; article: Separation['article'] }

/** Longer lines that read like furniture ("about the author ...") are prose where the markup says article. */
const LONGEST_FURNITURE = 100

const isShortFurniture = (text: string): boolean => text.length <= LONGEST_FURNITURE && readFurniture(text) !== null

/** Says for each block whether it is of the post that opens a thread, whose body's blocks begin and end at the nodes of `body`. */
function inOpening({ page, blocks }: Shown, body: readonly number[]): boolean[] {
  const marks = new Uint8Array(page.nodes.length)
  for (let i = 0; i + 1 < body.length; i += 2) marks.fill(1, body[i], (body[i + 1] ?? 0) + 1)
  return blocks.map(({ first, last }) => marks.subarray(first, last + 1).includes(1))
}

/**
 * Reads title and article out of the blocks that `isOpen` says are no comment's; the rest of them are leftovers. Where a post
 * opens the thread, `opening` is its body, and that is the article.
 */
export function readArticle(
  { page, blocks, spans }: Shown,
  isOpen: (index: number) => boolean,
  opening: readonly number[] = [],
): ArticleRead {
  const head = readHead(page, blocks)
  const places = new Map(blocks.map((block, i) => [block, i] as const))
  const inArticle =
    opening.length > 0
      ? inOpening({ page, blocks, spans }, opening)
      : findArticle(page, blocks, (block) => isOpen(places.get(block) ?? 0))
  const parts = blocks.map((block, i): Part => {
    if (i === head.titleBlock && isOpen(i)) return 'title'
    return inArticle[i] === true && !isShortFurniture(block.text) ? 'article' : 'leftover'
  })
  const chosen = parts.flatMap((part, i) => (part === 'article' ? [i] : []))
  return {
    parts,
    title: head.title,
    article: {
      text: chosen.map((i) => blocks[i]?.text ?? '').join('\n\n'),
      spans: chosen.map((i) => spans[i] ?? [0, 0]),
      author: head.author,
      publishedAtText: head.published,
    },
  }
}
