import type { MarkedSpan } from '#lib/labels/schema.ts'

/** Spans in their order, those that touch or overlap made one; null where one is empty or reaches out of the text. */
export function cleanSpans(spans: readonly MarkedSpan[], length: number): MarkedSpan[] | null {
  if (spans.some(([start, end]) => start >= end || end > length)) return null
  const kept: [number, number][] = []
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = kept.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else kept.push([start, end])
  }
  return kept
}
