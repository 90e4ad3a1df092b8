import type { SeparatedComment, Separation } from '#lib/separation/schema.ts'
import { asVotes, keyedDigest, webAddress } from '#lib/text.ts'

/** What a plan needs from outside: who the site is, how ids are made, what keys the authors' digests. */
export type PlanContext = { siteId: string; newId: () => string; pseudonymKey: string }

export type PlannedAuthor = { id: string; key: string; name: string }
export type PlannedComment = {
  id: string
  revisionId: string
  parentId: string | null
  authorKey: string | null
  position: number
  depth: number
  postedAt: string | null
  postedAtText: string | null
  /** Absolute, of the web; null where the page prints none, or its own address is not known. */
  permalink: string | null
  votes: number | null
  text: string
  spanStart: number
  spanEnd: number
}
export type PagePlan = { authors: PlannedAuthor[]; comments: PlannedComment[] }

/**
 * Turns a separation into rows to store: ids given, parents resolved, every name one author of the site. A pingback is no
 * reader's comment: it stays in the page and waits in no queue; `position` counts it, so that it names the same comment
 * in the page's blocks.
 */
export function planPage(separation: Separation, context: PlanContext): PagePlan {
  const authors = new Map<string, PlannedAuthor>()
  const earlier = new Map<number, PlannedComment>()
  for (const [position, comment] of separation.comments.entries()) {
    if (comment.kind === 'pingback') continue
    const author = planAuthor(comment.author, context)
    if (author && !authors.has(author.key)) authors.set(author.key, author)
    earlier.set(position, planComment(comment, { position, earlier, authorKey: author?.key ?? null, context }))
  }
  return { authors: [...authors.values()], comments: [...earlier.values()] }
}

function planAuthor(name: string | null, { siteId, newId, pseudonymKey }: PlanContext): PlannedAuthor | null {
  if (!name) return null
  const key = keyedDigest(pseudonymKey, `author\n${siteId}\n${name.normalize('NFKC').toLowerCase()}`)
  return { id: newId(), key, name }
}

type Place = {
  position: number
  earlier: ReadonlyMap<number, PlannedComment>
  authorKey: string | null
  context: PlanContext
}

function planComment(comment: SeparatedComment, { position, earlier, authorKey, context }: Place): PlannedComment {
  const parent = comment.parent === null ? undefined : earlier.get(comment.parent)
  return {
    id: context.newId(),
    revisionId: context.newId(),
    parentId: parent?.id ?? null,
    authorKey,
    position,
    depth: parent ? parent.depth + 1 : 0,
    postedAt: comment.postedAt,
    postedAtText: comment.postedAtText,
    permalink: webAddress(comment.permalink),
    votes: asVotes(comment.votes),
    text: comment.text,
    spanStart: comment.span[0],
    spanEnd: comment.span[1],
  }
}
