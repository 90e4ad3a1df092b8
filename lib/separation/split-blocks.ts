import type { Span } from '#lib/text.ts'

/** A piece of a text with its range in it, trimmed at both ends. */
type Piece = { text: string; span: Span }

/** Why a place splits nothing. `block` is the index of the block where it would; null where there is none. */
export type BadSplit = {
  place: number
  why: 'html' | 'outside' | 'between' | 'begins' | 'inside-character' | 'twice'
  block: number | null
}

/** `places` as they hold, in order; `origins` has for each part the index of the block that it is of. */
export type SplitBlocks<T> =
  | { ok: true; parts: T[]; origins: number[]; places: number[] }
  | { ok: false; bad: BadSplit }

/**
 * Splits pieces of a text at places in it, in UTF-16 units. White space around a place stays between the parts, as line
 * ends stay between blocks, so that a place in white space is that of what follows. Of places that split nothing the
 * first is told, and nothing is split. Linear in the text and the pieces.
 */
export function splitBlocks<T extends Piece>(
  blocks: readonly T[],
  text: string,
  places: readonly number[],
): SplitBlocks<T> {
  const outside = places.find((place) => !(Number.isInteger(place) && place >= 0 && place < text.length))
  if (outside !== undefined) return { ok: false, bad: { place: outside, why: 'outside', block: null } }
  const open = places.toSorted((a, b) => b - a)
  const split: { parts: T[]; origins: number[]; places: number[] } = { parts: [], origins: [], places: [] }
  for (const [index, block] of blocks.entries()) {
    let rest = block
    for (let place = open.at(-1); place !== undefined && place < block.span[1]; place = open.at(-1)) {
      open.pop()
      const at = place < block.span[0] ? place : skipSpace(text, place)
      const why = problemAt(at, { block, rest, text })
      if (why) return { ok: false, bad: { place, why, block: why === 'between' ? null : index } }
      split.parts.push(partOf(rest, text, [rest.span[0], at]))
      split.origins.push(index)
      split.places.push(at)
      rest = partOf(rest, text, [at, block.span[1]])
    }
    split.parts.push(rest)
    split.origins.push(index)
  }
  const [behind] = open.slice(-1)
  if (behind !== undefined) return { ok: false, bad: { place: behind, why: 'between', block: null } }
  return { ok: true, ...split }
}

type Where<T> = { block: T; rest: T; text: string }

function problemAt<T extends Piece>(at: number, { block, rest, text }: Where<T>): BadSplit['why'] | null {
  if (at < block.span[0]) return 'between'
  if (at === block.span[0]) return 'begins'
  if (at <= rest.span[0]) return 'twice'
  return isInsideCharacter(text, at) ? 'inside-character' : null
}

const SPACE = /\s*/y

function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from
  SPACE.test(text)
  return SPACE.lastIndex
}

/** Whether a place is between the two halves of a surrogate pair. */
export function isInsideCharacter(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

function partOf<T extends Piece>(block: T, text: string, [start, end]: Span): T {
  const own = text.slice(start, end).trimEnd()
  return { ...block, text: own, span: [start, start + own.length] }
}
