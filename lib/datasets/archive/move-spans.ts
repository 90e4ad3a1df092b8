import type { MarkedSpan } from '#lib/labels/schema.ts'

/** One replacement in a text: at a place, so many code units gave way to so many. */
export type Move = { at: number; removed: number; added: number }

/** Where spans of a text stand after replacements, one after the other; what was marked inside one is all of it. */
export function moveSpans(spans: readonly MarkedSpan[], moves: readonly Move[]): MarkedSpan[] {
  return spans.map(([start, end]) => [
    moves.reduce((at, move) => moved(at, move, 0), start),
    moves.reduce((at, move) => moved(at, move, move.added), end),
  ])
}

/** Where spans of a text after replacements stood before them; what is marked inside a replacement is all that it replaced. */
export function moveSpansBack(spans: readonly MarkedSpan[], moves: readonly Move[]): MarkedSpan[] {
  const back = moves.toReversed().map(({ at, removed, added }) => ({ at, removed: added, added: removed }))
  return moveSpans(spans, back)
}

function moved(place: number, { at, removed, added }: Move, inside: number): number {
  if (place <= at) return place
  return place >= at + removed ? place + added - removed : at + inside
}
