import type { PageSource } from './schema.ts'
import { type BadSplit, splitBlocks } from './split-blocks.ts'
import { splitLines } from './split-lines.ts'

/** The places as they hold, in order, or the first that splits nothing, in a sentence that says what is wrong and where. */
export type CheckedSplits = { ok: true; splits: number[] } | { ok: false; detail: string }

/** Says whether a page can be split at these places. An HTML page is cut by its markup alone. */
export function checkSplits(page: PageSource, places: readonly number[]): CheckedSplits {
  const [first] = places
  if (first === undefined) return { ok: true, splits: [] }
  if (page.kind === 'html') return { ok: false, detail: sayBadSplit({ place: first, why: 'html', block: null }, 0) }
  const split = splitBlocks(splitLines(page.text).lines, page.text, places)
  if (split.ok) return { ok: true, splits: split.places }
  return { ok: false, detail: sayBadSplit(split.bad, page.text.length) }
}

/** `length` is the page's, in UTF-16 units. */
function sayBadSplit({ place, why, block }: BadSplit, length: number): string {
  const at = `Place ${place}`
  const where = `block ${(block ?? 0) + 1}`
  const said: Record<BadSplit['why'], string> = {
    html: 'This is an HTML page: its blocks are cut by its markup and cannot be split inside.',
    outside: `${at} lies outside of the page, whose places go from 0 to ${length - 1}.`,
    between: `${at} lies between blocks, which are apart there already.`,
    begins: `${at} is where ${where} begins: nothing stands before it that could be split off.`,
    'inside-character': `${at} lies inside a character of ${where}.`,
    twice: `${at} would split ${where} a second time at the same place.`,
  }
  return said[why]
}
