import type { Span } from '#lib/text.ts'

/**
 * Makes spans that never overlap and never go back. Broken markup lets a browser move text (out of tables, out of
 * unclosed tags), so that the order of the page is not the order of the source: what would overlap is cut.
 */
export function orderSpans(spans: readonly Span[]): Span[] {
  let last = 0
  return spans.map(([start, end]) => {
    const from = Math.max(start, last)
    last = Math.max(from, end)
    return [from, last]
  })
}
