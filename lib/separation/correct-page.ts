import { applyMarks } from './apply-marks.ts'
import type { PageCorrection, PageSource, Separation } from './schema.ts'
import { separatePage } from './separate-page.ts'

/** Separates a page as a person says: with the border where they put it, and single blocks as they marked them. */
export function correctPage(page: PageSource, { border, marks }: PageCorrection): Separation {
  const separation = separatePage(page, border ?? undefined)
  return applyMarks(separation, marks, page.kind === 'text' ? page.text : null)
}
