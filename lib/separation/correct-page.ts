import { sayCount } from '#lib/say-count.ts'
import { applyMarks } from './apply-marks.ts'
import { settleDates } from './day-order.ts'
import type { Block, BorderCorrection, Marks, PageCorrection, PageSource, Separation } from './schema.ts'
import { separateUnsettled } from './separate-page.ts'
import { splitBlocks } from './split-blocks.ts'
import { splitLines } from './split-lines.ts'
import { titleParts } from './title-parts.ts'

type Separate = (border: BorderCorrection | undefined) => Separation
/** A separation as a person corrected it, and for each of its blocks what it was before marks. */
type Corrected = { corrected: Separation; before: readonly Block[] }

/**
 * Separates a page as a person says: its blocks split where they split them, with the border where they put it, and
 * single blocks as they marked them. The separator sees the page as it came, so that a split changes nothing but its own
 * block. Splits must hold (`checkSplits`): of others, and of an HTML page, none is made. `separate` is the separator to
 * correct, which settles no dates, the shipped one where none is given.
 */
export function correctPage(
  page: PageSource,
  correction: PageCorrection,
  separate: Separate = (border) => separateUnsettled(page, border),
): Separation {
  const { corrected, before } =
    page.kind === 'text' && correction.splits.length > 0
      ? correctParts(page.text, correction, separate)
      : correctBlocks(page, correction, separate)
  const evidence = [...sayCorrection(correction, corrected), ...corrected.evidence]
  return settleDates({ ...corrected, evidence }, page, rejectedBlocks(corrected.blocks, before, correction.border))
}

function correctBlocks(page: PageSource, { border, marks }: PageCorrection, separate: Separate): Corrected {
  const found = separate(border ?? undefined)
  return marked(found, marks, page.kind === 'text' ? page.text : null)
}

const marked = (found: Separation, marks: Marks, text: string | null): Corrected => ({
  corrected: applyMarks(found, marks, text),
  before: found.blocks,
})

function correctParts(text: string, { border, splits, marks }: PageCorrection, separate: Separate): Corrected {
  const first = border?.firstCommentBlock ?? null
  const lines = first === null ? null : splitBlocks(splitLines(text).lines, text, splits)
  const origins = lines?.ok ? lines.origins : []
  const found = separate(
    border === null ? undefined : { firstCommentBlock: first === null ? null : (origins[first] ?? first) },
  )
  const split = splitBlocks(found.blocks, text, splits)
  if (!split.ok) return marked(found, marks, text)
  const said = { ...articleBefore(first, origins), ...marks }
  const corrected = applyMarks({ ...found, blocks: split.parts }, said, text)
  return { corrected: titleParts(corrected, { found, origins: split.origins }, text), before: split.parts }
}

/**
 * The blocks that the person took out of comments or the article, so that no date in them is known to be the page's. Of
 * an HTML page the comments above the border that they put are leftovers, too.
 */
function rejectedBlocks(
  blocks: readonly Block[],
  before: readonly Block[],
  border: BorderCorrection | null,
): ReadonlySet<number> {
  const rejected = new Set<number>()
  for (const [i, { part, comment }] of before.entries())
    if (part === 'article' || (comment !== null && blocks[i]?.comment === null)) rejected.add(i)
  for (let i = (border?.firstCommentBlock ?? 0) - 1; blocks[i]?.part === 'leftover'; i -= 1) rejected.add(i)
  return rejected
}

/** What stands before the border in its own line is of the article. */
function articleBefore(first: number | null, origins: readonly number[]): Marks {
  const marks: Record<number, Marks[number]> = {}
  if (first === null || origins[first] === undefined) return marks
  for (let i = first - 1; i >= 0 && origins[i] === origins[first]; i -= 1) marks[i] = 'article'
  return marks
}

function sayCorrection({ splits, marks }: PageCorrection, { blocks }: Separation): string[] {
  const marked = blocks.filter((_, i) => marks[i] !== undefined).length
  return [
    ...(marked > 0 ? [`A person marked ${sayCount(marked, 'block')}`] : []),
    ...(splits.length > 0 ? [`A person split blocks at ${sayCount(splits.length, 'place')}`] : []),
  ]
}
