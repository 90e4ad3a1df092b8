import type { Span } from '#lib/text.ts'

/** A page as it came in. `url` only helps to resolve and recognise; nothing is fetched. */
export type PageSource = { kind: 'text'; text: string } | { kind: 'html'; html: string; url?: string }

/** What a block of a page is. The header of the comment section, forms, footers and navigation are leftovers. */
export type Part = 'title' | 'article' | 'comment' | 'leftover'

/**
 * A piece of the page as a person would see it: a paragraph or line. Blocks come in page order and together hold
 * everything visible. `span` is the block's range in the page's source (the text, or the HTML), never overlapping.
 */
export type Block = {
  text: string
  span: Span
  part: Part
  /** Index into `comments` for a comment's body and for its author or time line (which is a leftover); else null. */
  comment: number | null
}

/** A pingback is another site's notice that it links to the article: no reader wrote it. */
export type CommentKind = 'comment' | 'pingback'

export type SeparatedComment = {
  kind: CommentKind
  author: string | null
  /** ISO 8601, or null when the printed time cannot be read without guessing. */
  postedAt: string | null
  /** The time as the page printed it. */
  postedAtText: string | null
  text: string
  /** Index into `comments` of the comment that this one answers, always smaller than its own; null at the top. */
  parent: number | null
  /** The comment's own address, made absolute where the page's is known; null where the page prints none. */
  permalink: string | null
  /** Votes or points as printed beside it, ups less downs where the page says so; null where it prints none. */
  votes: number | null
  /** Range of the body in the page's source, author and time lines not included. */
  span: Span
}

export type WarningCode =
  | 'empty-page'
  | 'no-article'
  | 'border-uncertain'
  | 'comments-uncertain'
  | 'split-uncertain'
  | 'count-differs'
  | 'page-truncated'
  | 'encoding-guessed'

export type Separation = {
  /** Version of the separator, for example "rules@1"; a new version may separate the same page differently. */
  version: string
  title: string | null
  article: { text: string; spans: Span[]; author: string | null; publishedAtText: string | null }
  comments: SeparatedComment[]
  blocks: Block[]
  /** Probabilities in 0..1 that the border stands right and that the answer to "has comments" is right. */
  confidence: { border: number; hasComments: number }
  warnings: WarningCode[]
  /** Which rule or evidence decided, a short sentence each, strongest first. */
  evidence: string[]
}

/**
 * What a person says of a page's border: the index of the first block of the comments, or null for "no comments".
 * The separator then splits what follows into comments by its usual means.
 */
export type BorderCorrection = { firstCommentBlock: number | null }

/**
 * What a person says of single blocks: a new comment begins there, it goes on with the comment before, it says who wrote
 * the comment that follows, it is of the article, or it is furniture and no part of either.
 */
export const MARKS = ['begins', 'continues', 'byline', 'article', 'furniture'] as const
export type Mark = (typeof MARKS)[number]
/** Marks by the index of their block. */
export type Marks = Readonly<Record<number, Mark>>

/**
 * All that a person says of a separation: where blocks are split, then where the border is, if they moved it, then what
 * single blocks are. `splits` are places inside blocks of a text page, in UTF-16 units from its beginning: there another
 * block begins. Border and marks are by the index of their block, each part of a split block being one.
 */
export type PageCorrection = { border: BorderCorrection | null; splits: readonly number[]; marks: Marks }
