import type { Span } from '#lib/text.ts'
import type { CommentKind } from '../schema.ts'
import type { Nodes } from './read-blocks.ts'

/** A page as the rules see it. */
export type HtmlPage = Nodes & {
  html: string
  /** For each node the letters of visible text before it. */
  visible: Int32Array
}

/** How a comment names itself and what it answers, as far as the page says. */
export type Trace = {
  /** Its id on the page, digits or hexadecimal where it has such. */
  key: string | null
  /** The id of the comment that it says it answers. */
  answers: string | null
  /** Its depth where a class or an attribute prints one; only comparisons within a page mean something. */
  depth: number | null
}

/** A comment that a rule found: its node, the nodes of its text, and what it says of itself. */
export type FoundComment = {
  kind: CommentKind
  author: string | null
  timeText: string | null
  /** The machine-readable time of a time element, where there is one. */
  time: string | null
  text: string
  /** Index of the comment that this one answers, smaller than its own; null at the top. */
  parent: number | null
  /** The link to this comment as the page prints it. */
  permalink: string | null
  votes: number | null
  trace: Trace
  /** The element that holds the comment; [start, end) in the list of nodes. */
  nodes: readonly [start: number, end: number]
  /** Text nodes of the body; none where only data for machines holds the text. */
  body: readonly number[]
  /** Where data for machines holds the text: its range in the source. */
  hidden?: Span
}

/** What a rule answers: the comments in page order, and the rule's name for people. */
export type Found = {
  rule: string
  comments: FoundComment[]
  /** The page's first post, where it opens the thread: its text is the article. */
  opening?: FoundComment
  /** True for rules that go by names of classes alone: they must show more. */
  weak?: boolean
}

/** A rule looks at the page and either finds its comments or says null. One file each. */
export type Rule = (page: HtmlPage) => Found | null

/** The trace of a comment that says nothing of itself. */
export const NO_TRACE: Trace = { key: null, answers: null, depth: null }
