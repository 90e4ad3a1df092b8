import type { IncomingComment, Receipt } from '#lib/comments/schema.ts'
import { keyedDigest, storable } from '#lib/text.ts'

/** What is known of a comment that came before, by the id that its source gives it. */
export type KnownComment = {
  externalId: string
  commentId: string
  articleId: string
  depth: number
  text: string | null
  revision: number
  erased: boolean
}

/** A comment with what an export says of it beside. Deleted at its source is a state; the rest is kept as it was said. */
export type SourcedComment = IncomingComment & {
  postedAtText?: string | null
  sourceStatus?: string | null
  permalink?: string | null
  votes?: number | null
}

export type CommentContext = {
  siteId: string
  known: ReadonlyMap<string, KnownComment>
  /** Our articles by the ids of the source. */
  articles: ReadonlyMap<string, string>
  /** The next free position in each of our articles. */
  positions: ReadonlyMap<string, number>
  newId: () => string
  pseudonymKey: string
}

export type NewComment = {
  id: string
  revisionId: string
  articleId: string
  externalId: string
  parentId: string | null
  authorKey: string | null
  position: number
  depth: number
  postedAt: string | null
  postedAtText: string | null
  sourceStatus: string | null
  permalink: string | null
  votes: number | null
  sourceState: 'present' | 'deleted'
  text: string
}
export type NewRevision = { commentId: string; revisionId: string; articleId: string; number: number; text: string }
/** What its source prints beside a comment that is known; null where this time nothing was said. */
export type SaidBeside = { commentId: string; permalink: string | null; votes: number | null }
export type NewAuthor = { id: string; key: string; name: string | null }

export type CommentPlan = {
  receipts: Receipt[]
  created: NewComment[]
  revised: NewRevision[]
  /** Comments that stand at their source, also where nothing else changed. */
  present: string[]
  beside: SaidBeside[]
  authors: NewAuthor[]
}

/** Decides what each comment is: new, a new revision, nothing new, or refused. Parents may come in the same request. */
export function planComments(incoming: readonly SourcedComment[], context: CommentContext): CommentPlan {
  const plan: CommentPlan = { receipts: [], created: [], revised: [], present: [], beside: [], authors: [] }
  const fresh = new Map<string, NewComment>()
  const positions = new Map(context.positions)
  const seen = new Set<string>()
  for (const comment of incoming) {
    const id = storable(comment.id)
    if (seen.has(id)) refuse(plan, id, 'repeated-in-request')
    else if (context.known.has(id)) planKnown(plan, { ...comment, id }, context)
    else planNew(plan, { ...comment, id }, { context, fresh, positions })
    seen.add(id)
  }
  return plan
}

function refuse(plan: CommentPlan, id: string, reason: string): void {
  plan.receipts.push({ id, outcome: 'refused', reason })
}

function planKnown(plan: CommentPlan, comment: SourcedComment, { known, newId }: CommentContext): void {
  const before = known.get(comment.id)
  if (!before) return
  const { commentId, articleId, revision } = before
  if (before.erased) {
    refuse(plan, comment.id, 'erased')
    return
  }
  const text = storable(comment.text)
  const outcome = before.text === text ? 'unchanged' : 'revised'
  if (comment.sourceStatus !== 'deleted') plan.present.push(commentId)
  const { permalink = null, votes = null } = comment
  if (permalink !== null || votes !== null) plan.beside.push({ commentId, permalink, votes })
  plan.receipts.push({ id: comment.id, outcome, commentId })
  if (outcome === 'revised')
    plan.revised.push({ commentId, revisionId: newId(), articleId, number: revision + 1, text })
}

type Growing = { context: CommentContext; fresh: Map<string, NewComment>; positions: Map<string, number> }

function planNew(plan: CommentPlan, comment: SourcedComment, { context, fresh, positions }: Growing): void {
  const articleId = context.articles.get(storable(comment.article.id))
  if (!articleId) throw new Error('an article was not made before its comments')
  const parent = findParent(comment, { context, fresh })
  if (parent === 'unknown' || (parent && parent.articleId !== articleId)) {
    refuse(plan, comment.id, parent === 'unknown' ? 'unknown-parent' : 'parent-elsewhere')
    return
  }
  const author = planAuthor(comment, context)
  if (author && !plan.authors.some(({ key }) => key === author.key)) plan.authors.push(author)
  const position = positions.get(articleId) ?? 0
  positions.set(articleId, position + 1)
  const made: NewComment = {
    id: context.newId(),
    revisionId: context.newId(),
    articleId,
    externalId: comment.id,
    parentId: parent?.commentId ?? null,
    authorKey: author?.key ?? null,
    position,
    depth: parent ? parent.depth + 1 : 0,
    postedAt: comment.postedAt ?? null,
    postedAtText: comment.postedAtText ?? null,
    sourceStatus: comment.sourceStatus ?? null,
    permalink: comment.permalink ?? null,
    votes: comment.votes ?? null,
    sourceState: comment.sourceStatus === 'deleted' ? 'deleted' : 'present',
    text: storable(comment.text),
  }
  fresh.set(comment.id, made)
  plan.created.push(made)
  plan.receipts.push({ id: comment.id, outcome: 'created', commentId: made.id })
}

type Parent = { commentId: string; articleId: string; depth: number }

function findParent(
  { parent }: IncomingComment,
  { context, fresh }: Omit<Growing, 'positions'>,
): Parent | null | 'unknown' {
  if (parent === undefined) return null
  const id = storable(parent)
  const made = fresh.get(id)
  if (made) return { commentId: made.id, articleId: made.articleId, depth: made.depth }
  return context.known.get(id) ?? 'unknown'
}

/** An author is who the source says by id, or by name where it gives none; a name that is new later does not matter. */
function planAuthor({ author }: IncomingComment, { siteId, newId, pseudonymKey }: CommentContext): NewAuthor | null {
  const name = author?.name === undefined ? null : storable(author.name)
  if (author?.id !== undefined) {
    return { id: newId(), key: keyedDigest(pseudonymKey, `author id\n${siteId}\n${storable(author.id)}`), name }
  }
  if (name === null) return null
  const key = keyedDigest(pseudonymKey, `author\n${siteId}\n${name.normalize('NFKC').toLowerCase()}`)
  return { id: newId(), key, name }
}
