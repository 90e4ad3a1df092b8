import type { Span } from '#lib/text.ts'

/** A comment that a page has already. The text of an erased one is null. */
export type OldComment = { id: string; text: string | null; span: Span }
export type NewComment = { text: string; span: Span }

/** For each new comment the old one that it is, or null; and the old ones that are none of them. */
export type Reconciled = { sameAs: (string | null)[]; removed: string[] }

/**
 * Tells which comments of a page separated anew are those that are here, so that what was decided and labelled stays
 * with them: first by the same text, in order, then by the larger part of the shorter one's place in the page. What was
 * erased is known by its place alone.
 */
export function reconcileComments(old: readonly OldComment[], fresh: readonly NewComment[]): Reconciled {
  const sameAs = sameTexts(old, fresh)
  const taken = new Set(sameAs)
  const open = old.filter(({ id }) => !taken.has(id)).toSorted((a, b) => a.span[0] - b.span[0])
  let from = 0
  const placed = fresh.map(({ span }, i) => {
    const known = sameAs[i] ?? null
    if (known !== null) return known
    while ((open[from]?.span[1] ?? Number.POSITIVE_INFINITY) <= span[0]) from += 1
    const home = open.slice(from, from + NEIGHBOURS).find((one) => !taken.has(one.id) && overlap(one.span, span) > 0.5)
    if (home) taken.add(home.id)
    return home?.id ?? null
  })
  return { sameAs: placed, removed: old.filter(({ id }) => !taken.has(id)).map(({ id }) => id) }
}

/** Comments lie one after the other: what overlaps is near. */
const NEIGHBOURS = 50

/** Equal texts in the order of the page: the first of these is the first of those. */
function sameTexts(old: readonly OldComment[], fresh: readonly NewComment[]): (string | null)[] {
  const waiting = new Map<string, string[]>()
  for (const { id, text } of old) {
    if (text === null) continue
    const ids = waiting.get(text)
    if (ids) ids.push(id)
    else waiting.set(text, [id])
  }
  for (const ids of waiting.values()) ids.reverse()
  return fresh.map(({ text }) => waiting.get(text)?.pop() ?? null)
}

/** The share of the shorter span that both cover. */
function overlap(a: Span, b: Span): number {
  const both = Math.min(a[1], b[1]) - Math.max(a[0], b[0])
  const shorter = Math.min(a[1] - a[0], b[1] - b[0])
  return shorter > 0 ? both / shorter : 0
}
