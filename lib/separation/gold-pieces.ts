import type { Span } from '#lib/text.ts'
import type { GoldComment, GoldPage } from './measure.ts'

/** A part of a line that holds several: where it stands in the text, in UTF-16 units, and the letter of what it is. */
export type GoldPart = readonly [start: number, end: number, letter: string]

/** What is measured: a line of the text, or a part of one that people split. `line` counts from 1. */
export type GoldPiece = { span: Span; letter: string; line: number }

/** The lines of a marked page, with the parts of those that were split. Linear. */
export function piecesOf({ text, labels, parts = [] }: Pick<GoldPage, 'text' | 'labels' | 'parts'>): GoldPiece[] {
  let at = 0
  let next = 0
  return text.split('\n').flatMap((own, i) => {
    const [start, end, line] = [at, at + own.length, i + 1]
    at = end + 1
    const inside: GoldPiece[] = []
    for (let part = parts[next]; part !== undefined && part[0] < end; part = parts[next]) {
      inside.push({ span: [inside.length === 0 ? start : part[0], Math.min(part[1], end)], letter: part[2], line })
      next += 1
    }
    return inside.length > 0 ? inside : [{ span: [start, end] as const, letter: labels[i] ?? '', line }]
  })
}

/** The index of the last piece that begins at or before a place; in the time of its depth. */
export function pieceAt(pieces: readonly GoldPiece[], place: number): number {
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((pieces[middle]?.span[0] ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}

/** The first and the last piece of a comment, by index: by its place where that is told, else by its lines. */
export function rangeOf(pieces: readonly GoldPiece[], { lines, span }: GoldComment): [first: number, last: number] {
  if (span) return [pieceAt(pieces, span[0]), pieceAt(pieces, span[1] - 1)]
  const [first, last] = [lines[0], lines[1] + 1].map((line) => lowerLine(pieces, line))
  return [first ?? 0, (last ?? 0) - 1]
}

/** The index of the first piece of a line or of one behind it. */
function lowerLine(pieces: readonly GoldPiece[], line: number): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((pieces[middle]?.line ?? 0) < line) low = middle + 1
    else high = middle
  }
  return low
}
