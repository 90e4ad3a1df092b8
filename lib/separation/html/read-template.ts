import { findItems, type Item, scopeOf } from './items.ts'
import { linkParents } from './link-parents.ts'
import type { Matcher } from './match-node.ts'
import { type Parts, readItem } from './read-item.ts'
import type { Found, FoundComment, HtmlPage } from './rule.ts'

/** How a comment system marks its comments up. */
export type Template = Parts & {
  name: string
  item: Matcher
  /** The first item opens the thread and is the article, as in forums. */
  opening?: boolean
}

/** Reads items in page order; nested ones answer the item around them, others whom they say. */
export function readItems(page: HtmlPage, items: readonly Item[], parts: Parts): FoundComment[] {
  const comments: FoundComment[] = []
  const placed = new Map<number, number>()
  /** The ids of items without a text, for what they hold. */
  const frames = new Map<number, string>()
  const scope = scopeOf(page, items)
  items.forEach((item, i) => {
    const comment = readItem(scope, parts, item)
    const { parent } = item
    const above = parent === null ? undefined : placed.get(parent)
    const key = comment.trace.key ?? frames.get(parent ?? -1) ?? null
    if (comment.text === '') {
      if (above !== undefined) placed.set(i, above)
      if (key !== null) frames.set(i, key)
      return
    }
    placed.set(i, comments.push({ ...comment, parent: above ?? null, trace: { ...comment.trace, key } }) - 1)
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
