import type { Separation } from '../schema.ts'

/** Where each line of a text begins and ends, in UTF-16 code units. */
function linesOf(text: string): (readonly [start: number, end: number])[] {
  let at = 0
  return text.split('\n').map((line) => {
    const span = [at, at + line.length] as const
    at = span[1] + 1
    return span
  })
}

/**
 * The separation of an HTML page as one of the text that has its blocks as lines, so that both are measured alike; null
 * where the page was cut into other blocks.
 */
export function onLines(text: string, separation: Separation): Separation | null {
  const lines = linesOf(text)
  const { blocks } = separation
  if (lines.length !== blocks.length) return null
  const comments = separation.comments.map((comment, i) => {
    const own = blocks.flatMap((block, n) => (block.part === 'comment' && block.comment === i ? (lines[n] ?? []) : []))
    return { ...comment, span: [own[0] ?? 0, own.at(-1) ?? 0] as const }
  })
  return { ...separation, comments, blocks: blocks.map((block, n) => ({ ...block, span: lines[n] ?? block.span })) }
}
