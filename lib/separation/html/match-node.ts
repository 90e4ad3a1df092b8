import type { HtmlNode } from './flat-tree.ts'

/** Says whether an element is what a rule looks for. */
export type Matcher = (node: HtmlNode) => boolean

/** Matches elements with a class of this form; the pattern sees one class at a time. */
export const byClass =
  (pattern: RegExp, tag?: RegExp): Matcher =>
  (node) =>
    node.classes.length > 0 &&
    (tag === undefined || tag.test(node.tag)) &&
    node.classes.some((name) => pattern.test(name))

/** Matches elements whose id has this form. */
export const byId =
  (pattern: RegExp, tag?: RegExp): Matcher =>
  (node) =>
    node.attrs.has('id') && (tag === undefined || tag.test(node.tag)) && pattern.test(node.attrs.get('id') ?? '')

/** Matches elements by an attribute's value. */
export const byAttr =
  (name: string, pattern: RegExp): Matcher =>
  (node) =>
    node.attrs.has(name) && pattern.test(node.attrs.get(name) ?? '')

/** Matches elements by tag. */
export const byTag =
  (pattern: RegExp): Matcher =>
  (node) =>
    pattern.test(node.tag)

export const anyOf =
  (...matchers: readonly Matcher[]): Matcher =>
  (node) =>
    matchers.some((matches) => matches(node))

export const allOf =
  (...matchers: readonly Matcher[]): Matcher =>
  (node) =>
    matchers.every((matches) => matches(node))
