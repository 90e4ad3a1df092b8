import type { PreviewBlock } from '#lib/ingest/page-preview.ts'

/** What stands in a preview, from top to bottom; the numbers are places among all blocks of the page. */
export type Arranged =
  | { kind: 'block'; index: number; block: PreviewBlock }
  | { kind: 'folded'; from: number; blocks: PreviewBlock[] }
  | { kind: 'border'; index: number }

/** So many leftovers on either side of the border stay in view, since they say where it belongs. */
const AROUND_BORDER = 2

/**
 * The shown blocks of a page, which begin at `from`, with the border between them and runs of leftovers folded.
 * A border after the last block says "no comments". One that lies outside of what is shown is not among them.
 */
export function arrangeBlocks(blocks: readonly PreviewBlock[], from: number, border: number): Arranged[] {
  const arranged: Arranged[] = []
  for (const [place, block] of blocks.entries()) {
    const index = from + place
    if (index === border) arranged.push({ kind: 'border', index })
    const last = arranged.at(-1)
    if (!isFoldable(block, index, border)) arranged.push({ kind: 'block', index, block })
    else if (last?.kind === 'folded') last.blocks.push(block)
    else arranged.push({ kind: 'folded', from: index, blocks: [block] })
  }
  if (border === from + blocks.length) arranged.push({ kind: 'border', index: border })
  return arranged.map(unfoldSingle)
}

/** Leftovers fold; the author and time lines of comments do not. */
function isFoldable(block: PreviewBlock, index: number, border: number): boolean {
  const near = index >= border - AROUND_BORDER && index < border + AROUND_BORDER
  return block.part === 'leftover' && block.comment === null && !near
}

/** A fold that hides one line hides nothing worth a fold. */
function unfoldSingle(item: Arranged): Arranged {
  const [only, second] = item.kind === 'folded' ? item.blocks : []
  return item.kind === 'folded' && only && !second ? { kind: 'block', index: item.from, block: only } : item
}
