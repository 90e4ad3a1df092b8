import { findItems, type Item, scopeOf } from './items.ts'
import { linkParents } from './link-parents.ts'
import type { Matcher } from './match-node.ts'
import { type Parts, readItem } from './read-item.ts'
import type { Found, FoundComment, HtmlPage } from './rule.ts'
import { answeredByFrames } from './thread-frames.ts'

/** How a comment system marks its comments up. */
export type Template = Parts & {
  name: string
  item: Matcher
  /** The first item opens the thread and is the article, as in forums. */
  opening?: boolean
}

/** Reads items in page order; nested ones answer the item around them, others whom they say, or who stands first in their thread. */
export function readItems(page: HtmlPage, items: readonly Item[], parts: Parts): FoundComment[] {
  const scope = scopeOf(page, items)
  const read = items.map((item) => readItem(scope, parts, item))
  const framed = answeredByFrames(
    page,
    items.filter((_, i) => read[i]?.text !== ''),
  )
  const comments: FoundComment[] = []
  const placed = new Map<number, number>()
  /** The ids of items without a text, for what they hold. */
  const frames = new Map<number, string>()
  read.forEach((comment, i) => {
    const { trace, text } = comment
    const around = items[i]?.parent ?? -1
    const above = placed.get(around)
    const key = trace.key ?? frames.get(around) ?? null
    if (text === '') {
      if (above !== undefined) placed.set(i, above)
      if (key !== null) frames.set(i, key)
      return
    }
    const parent = above ?? (trace.answers === null ? framed[comments.length] : null) ?? null
    placed.set(i, comments.push({ ...comment, parent, trace: { ...trace, key } }) - 1)
  })
  return linkParents(comments)
}

/** The same comments without the first, which opened the thread: who answers it answers nobody. */
export function withoutOpening(comments: readonly FoundComment[]): FoundComment[] {
  return comments.slice(1).map((comment) => ({
    ...comment,
    parent: comment.parent === null || comment.parent === 0 ? null : comment.parent - 1,
  }))
}

/** Reads a page by a template; null where it has no item with text. */
export function readTemplate(page: HtmlPage, template: Template): Found | null {
  const all = readItems(page, findItems(page.nodes, template.item), template)
  const [first] = template.opening === true ? all : []
  const comments = first === undefined ? all : withoutOpening(all)
  return comments.length === 0 ? null : { rule: template.name, comments, ...(first && { opening: first }) }
}
