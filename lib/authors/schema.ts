import type { Status } from '#lib/decisions/kinds.ts'

/** An author's comments on a site by status, counted now. */
export type AuthorRecord = { id: string; name: string | null } & Record<Status, number>

/** One comment of an author's past. Times are ISO 8601 where they reach a browser. */
export type PastComment = {
  commentId: string
  text: string | null
  status: Status
  toxicity: number | null
  /** Its highest score. */
  harshest: number | null
  article: string | null
  receivedAt: Date | string
}

/** `next` goes on from here; null at the end. */
export type AuthorHistory = { comments: PastComment[]; next: string | null }
