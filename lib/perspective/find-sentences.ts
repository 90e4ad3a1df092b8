import type { Span } from '#lib/text.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** More pieces than any comment has sentences: what comes after is one piece. */
const MOST = 200

/** The sentences of a text without the space around them, in UTF-16 code units of the text. */
export function findSentences(text: string): Span[] {
  const spans: Span[] = []
  for (const { segment, index } of segmenter.segment(text)) {
    if (spans.length === MOST) break
    const begin = index + segment.length - segment.trimStart().length
    const end = index + segment.trimEnd().length
    if (begin < end) spans.push([begin, end])
  }
  const last = spans.at(-1)
  if (spans.length === MOST && last) spans[MOST - 1] = [last[0], text.trimEnd().length]
  return spans
}
