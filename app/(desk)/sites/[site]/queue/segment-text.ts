import type { Attribute, ScoreSpan } from '#lib/scoring/schema.ts'

/** A piece of a text with the strongest attribute that marks it, if any does. */
export type Segment = { text: string; start: number; mark: { attribute: Attribute; weight: number } | null }

/**
 * Cuts a text at the borders of its spans, and where else it is asked to (`cuts`, in UTF-16 units). The segments joined
 * are the text; of overlapping spans the heaviest shows.
 */
export function segmentText(text: string, spans: readonly ScoreSpan[], cuts: readonly number[] = []): Segment[] {
  const inside = spans.filter((span) => span.start < span.end && span.start < text.length)
  const ends = [...cuts, ...inside.flatMap((span) => [span.start, span.end])]
  const borders = new Set([0, text.length, ...ends.map((end) => Math.min(end, text.length))])
  const sorted = [...borders].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? text.length
    const over = inside.filter((span) => span.start <= start && span.end >= end)
    const strongest = over.reduce<ScoreSpan | null>(
      (best, span) => (best && best.weight >= span.weight ? best : span),
      null,
    )
    const mark = strongest && { attribute: strongest.attribute, weight: strongest.weight }
    return { text: text.slice(start, end), start, mark }
  })
}
