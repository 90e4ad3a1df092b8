import type { HtmlNode } from './flat-tree.ts'

/** Says whether an element is what a rule looks for. */
export type Matcher = (node: HtmlNode) => boolean

// Plain loops: these run for every node and every rule, and a closure each time would be most of a page's garbage.

/** Whether one of an element's classes has this form. */
export function hasClass({ classes }: HtmlNode, pattern: RegExp): boolean {
  for (let i = 0; i < classes.length; i++) if (pattern.test(classes[i] as string)) return true
  return false
}

/** Matches elements with a class of this form; the pattern sees one class at a time. */
export const byClass =
  (pattern: RegExp): Matcher =>
  (node) =>
    hasClass(node, pattern)

/** Matches elements by an attribute's value. */
export const byAttr =
  (name: string, pattern: RegExp): Matcher =>
  ({ attrs }) => {
    const value = attrs.get(name)
    return value !== undefined && pattern.test(value)
  }

/** Matches elements whose id has this form. */
export const byId = (pattern: RegExp): Matcher => byAttr('id', pattern)

/** Matches elements by tag. */
export const byTag =
  (pattern: RegExp): Matcher =>
  (node) =>
    pattern.test(node.tag)

const TIME = /^(?:time|relative-time|local-time|time-ago)$/

/** Matches the elements that hold a time: that of the standard, and GitHub's own. */
export const isTimeTag: Matcher = ({ tag }) => TIME.test(tag)

/** Whether one of the matchers takes an element. */
export function isAny(node: HtmlNode, matchers: readonly Matcher[]): boolean {
  for (let i = 0; i < matchers.length; i++) if ((matchers[i] as Matcher)(node)) return true
  return false
}

export const anyOf =
  (...matchers: readonly Matcher[]): Matcher =>
  (node) =>
    isAny(node, matchers)

export const allOf =
  (...matchers: readonly Matcher[]): Matcher =>
  (node) => {
    for (let i = 0; i < matchers.length; i++) if (!(matchers[i] as Matcher)(node)) return false
    return true
  }
