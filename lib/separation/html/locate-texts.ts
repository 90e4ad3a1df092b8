import type { HtmlBlock } from './read-blocks.ts'

const squeeze = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** As many letters of a text as say where it begins. */
const HEAD = 24
/** How many places that begin alike are tried for one text, so that a page of equal lines stays cheap. */
const MOST_TRIES = 50

/** Says for each text the first and last block that show it, each block for one text at most; null where none does. */
export function locateTexts(
  blocks: readonly HtmlBlock[],
  texts: readonly string[],
): (readonly [first: number, last: number] | null)[] {
  const squeezed = blocks.map(({ text }) => squeeze(text))
  const heads = new Map<string, number[]>()
  squeezed.forEach((text, i) => {
    if (text === '') return
    const head = text.slice(0, HEAD)
    const places = heads.get(head)
    if (places === undefined) heads.set(head, [i])
    else places.push(i)
  })
  const next = new Map<string, number>()
  return texts.map((text) => {
    const whole = squeeze(text)
    const lines = text.split('\n').map(squeeze)
    const first = (lines.find((line) => line !== '') ?? '').slice(0, HEAD)
    const places = heads.get(first) ?? []
    const from = next.get(first) ?? 0
    for (let turn = from; turn < Math.min(places.length, from + MOST_TRIES); turn++) {
      const start = places[turn] ?? 0
      const last = follow(squeezed, start, whole)
      if (last === null) continue
      next.set(first, turn + 1)
      return [start, last]
    }
    return null
  })
}

/** The block with which a text ends that begins at `start`; null where the blocks say something else. */
function follow(squeezed: readonly string[], start: number, whole: string): number | null {
  let at = 0
  for (let i = start; i < squeezed.length; i++) {
    const text = squeezed[i] ?? ''
    if (!whole.startsWith(text, at)) return null
    at += text.length
    if (at >= whole.length) return i
  }
  return null
}
