import type { Nodes } from './read-blocks.ts'

/** A page as the rules see it. */
export type HtmlPage = Nodes & { html: string }

/** A comment that a rule found: its node, the nodes of its text, and what it says of itself. */
export type FoundComment = {
  author: string | null
  timeText: string | null
  /** The machine-readable time of a time element, where there is one. */
  time: string | null
  text: string
  /** Index of the comment that this one answers, smaller than its own; null at the top. */
  parent: number | null
  /** The element that holds the comment; [start, end) in the list of nodes. */
  nodes: readonly [start: number, end: number]
  /** Text nodes of the body. */
  body: readonly number[]
}

/** What a rule answers: the comments in page order, and the rule's name for people. */
export type Found = {
  rule: string
  comments: FoundComment[]
  /** True for rules that go by names of classes alone: they must show more. */
  weak?: boolean
}

/** A rule looks at the page and either finds its comments or says null. One file each. */
export type Rule = (page: HtmlPage) => Found | null
