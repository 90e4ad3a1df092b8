import { sayCount } from '#lib/say-count.ts'
import { applyMarks } from './apply-marks.ts'
import { settleDates } from './day-order.ts'
import type { BorderCorrection, Marks, PageCorrection, PageSource, Separation } from './schema.ts'
import { separateUnsettled } from './separate-page.ts'
import { splitBlocks } from './split-blocks.ts'
import { splitLines } from './split-lines.ts'
import { titleParts } from './title-parts.ts'

type Separate = (border: BorderCorrection | undefined) => Separation

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
  const corrected =
    page.kind === 'text' && correction.splits.length > 0
      ? correctParts(page.text, correction, separate)
      : applyMarks(separate(correction.border ?? undefined), correction.marks, page.kind === 'text' ? page.text : null)
  const evidence = [...sayCorrection(correction, corrected), ...corrected.evidence]
  return settleDates({ ...corrected, evidence }, page)
}

function correctParts(text: string, { border, splits, marks }: PageCorrection, separate: Separate): Separation {
  const first = border?.firstCommentBlock ?? null
  const lines = first === null ? null : splitBlocks(splitLines(text).lines, text, splits)
  const origins = lines?.ok ? lines.origins : []
  const found = separate(
    border === null ? undefined : { firstCommentBlock: first === null ? null : (origins[first] ?? first) },
  )
  const split = splitBlocks(found.blocks, text, splits)
  if (!split.ok) return applyMarks(found, marks, text)
  const said = { ...articleBefore(first, origins), ...marks }
  const corrected = applyMarks({ ...found, blocks: split.parts }, said, text)
  return titleParts(corrected, { found, origins: split.origins }, text)
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
