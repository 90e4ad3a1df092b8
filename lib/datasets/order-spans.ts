import type { LabelSpan } from '#lib/datasets/schema.ts'
import type { MarkedSpans } from '#lib/labels/schema.ts'

/** Marks of a text as one list, each once: by where they start, where they end, and the attribute. */
export function orderSpans(marked: MarkedSpans): LabelSpan[] {
  const spans = Object.entries(marked).flatMap(([attribute, list]) =>
    list.map(([start, end]) => ({ attribute, start, end })),
  )
  const once = new Map(spans.map((span) => [`${span.attribute} ${span.start} ${span.end}`, span]))
  const before = (a: LabelSpan, b: LabelSpan) => a.start - b.start || a.end - b.end
  return [...once.values()].sort((a, b) => before(a, b) || (a.attribute < b.attribute ? -1 : 1))
}
