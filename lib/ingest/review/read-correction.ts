import type { StoredPage } from '#lib/ingest/review/data.ts'
import type { CorrectionAsked } from '#lib/ingest/review/schema.ts'
import { separateInWorker } from '#lib/ingest/separate-in-worker.ts'
import { borderBetween, correctionBetween } from '#lib/separation/correction-between.ts'
import type { PageSource, Separation } from '#lib/separation/schema.ts'

type Read = { ok: true; correction: CorrectionAsked | null } | { ok: false; reason: 'too-heavy' }

/**
 * What is stored of a page, as what a person said of the separation that was found: by splits and marks alone, or with the border
 * where that leaves fewer marks to say, as where they moved it and did no more. Null where the page was cut otherwise.
 */
export async function readCorrection(
  source: PageSource,
  found: Separation,
  { stored, signal }: { stored: StoredPage['separation']['blocks']; signal: AbortSignal | undefined },
): Promise<Read> {
  const text = source.kind === 'text' ? source.text : null
  const correction = correctionBetween(found.blocks, stored, text)
  const border = borderBetween(found.blocks, stored)
  if (correction === null || border === undefined) return { ok: true, correction }
  const { splits } = correction
  const moved = await separateInWorker(source, [{ border: { firstCommentBlock: border }, splits, marks: {} }], {
    signal,
  })
  if (!moved.ok) return moved
  const marks = correctionBetween(moved.separations[0].blocks, stored, text)?.marks ?? correction.marks
  const isShorter = Object.keys(marks).length < Object.keys(correction.marks).length
  return { ok: true, correction: isShorter ? { border, splits, marks } : correction }
}
