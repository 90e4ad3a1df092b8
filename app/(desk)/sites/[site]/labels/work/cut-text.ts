import type { MarkedSpan, MarkedSpans } from '#lib/labels/schema.ts'

/** A piece of a text: the attributes that are marked in it, and whether it is picked now. */
export type Piece = { text: string; start: number; marks: string[]; picked: boolean }

/** Cuts a text at the borders of its marks and of what is picked. The pieces joined are the text. */
export function cutText(text: string, spans: MarkedSpans, picked: MarkedSpan | null): Piece[] {
  const all = [...Object.values(spans).flat(), ...(picked ? [picked] : [])]
  const borders = new Set([0, text.length, ...all.flat().map((at) => Math.min(at, text.length))])
  const sorted = [...borders].sort((a, b) => a - b)
  const inside = ([start, end]: MarkedSpan, at: number) => start <= at && at < end
  return sorted.slice(0, -1).map((start, index) => ({
    text: text.slice(start, sorted[index + 1]),
    start,
    marks: Object.keys(spans).filter((key) => spans[key]?.some((span) => inside(span, start))),
    picked: picked !== null && inside(picked, start),
  }))
}

/** The words of a text as spans, in the way of its language. */
export function wordsOf(text: string): MarkedSpan[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)
  return [...segments].flatMap(({ segment, index, isWordLike }) => {
    return isWordLike ? [[index, index + segment.length] as const] : []
  })
}

/** Spans of an attribute with one more: those that it touches become one with it. */
export function withSpan(spans: readonly MarkedSpan[], added: MarkedSpan): MarkedSpan[] {
  const touches = ([start, end]: MarkedSpan) => start <= added[1] && end >= added[0]
  const near = [added, ...spans.filter(touches)]
  const joined = [Math.min(...near.map(([start]) => start)), Math.max(...near.map(([, end]) => end))] as const
  return [...spans.filter((span) => !touches(span)), joined].sort((a, b) => a[0] - b[0])
}
