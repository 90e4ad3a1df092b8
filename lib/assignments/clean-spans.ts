import type { MarkedSpan } from '#lib/labels/schema.ts'

export type SpanFault = 'span-outside' | 'span-in-pair'

/** What is wrong with spans of a text: one is empty or reaches out of it, or begins or ends inside a surrogate pair. */
export function faultOfSpans(spans: readonly MarkedSpan[], text: string): SpanFault | null {
  if (spans.some(([start, end]) => start < 0 || start >= end || end > text.length)) return 'span-outside'
  return spans.some((span) => span.some((at) => isInPair(text, at))) ? 'span-in-pair' : null
}

/** Whether a place stands between the two code units of one character. */
function isInPair(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff
}

/** Spans in their order, those that touch or overlap made one; null where one has a fault. */
export function cleanSpans(spans: readonly MarkedSpan[], text: string): MarkedSpan[] | null {
  if (faultOfSpans(spans, text)) return null
  const kept: [number, number][] = []
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = kept.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else kept.push([start, end])
  }
  return kept
}
