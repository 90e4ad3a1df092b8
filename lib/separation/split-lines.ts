import type { Span } from '#lib/text.ts'

/** A non-blank line of a text: trimmed, with its range in the source and the number of blank lines before it. */
export type Line = { text: string; span: Span; gap: number }

/** Lines past this number are kept as one last line, so that a page of millions of lines stays cheap. */
export const MAX_LINES = 50_000

const LINE = /[^\n\r\u2028\u2029]+/g

/** Counts line ends in `text[from, to)`; "\r\n" is one. */
function countBreaks(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count++
  }
  return count
}

function restAsLine(text: string, from: number): Line | null {
  const rest = text.slice(from)
  const trimmed = rest.trim()
  if (trimmed === '') return null
  const start = from + rest.indexOf(trimmed)
  return { text: trimmed, span: [start, start + trimmed.length], gap: 0 }
}

/** Splits a text into its non-blank lines; a blank line is one that `trim` empties. `truncated` when MAX_LINES was hit. */
export function splitLines(text: string): { lines: Line[]; truncated: boolean } {
  const lines: Line[] = []
  let last = 0
  LINE.lastIndex = 0
  for (let match = LINE.exec(text); match !== null; match = LINE.exec(text)) {
    const trimmed = match[0].trim()
    if (trimmed === '') continue
    if (lines.length >= MAX_LINES) {
      const rest = restAsLine(text, match.index)
      if (rest !== null) lines.push(rest)
      LINE.lastIndex = 0
      return { lines, truncated: true }
    }
    const start = match.index + match[0].indexOf(trimmed)
    const gap = lines.length === 0 ? 0 : Math.max(0, countBreaks(text, last, start) - 1)
    last = start + trimmed.length
    lines.push({ text: trimmed, span: [start, last], gap })
  }
  return { lines, truncated: false }
}
