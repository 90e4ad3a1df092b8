import { settleDates } from './day-order.ts'
import { separateHtml } from './html/separate-html.ts'
import type { BorderCorrection, PageSource, Separation } from './schema.ts'
import { separateText } from './separate-text.ts'
import { shippedModel } from './weights-file.ts'

/**
 * Separates a page into article, comments and leftovers. Pure and total: any string gives an answer, in near-linear
 * time. A correction moves the border to the given block and keeps the blocks as they are.
 */
export function separatePage(page: PageSource, correction?: BorderCorrection): Separation {
  return settleDates(separateUnsettled(page, correction), page)
}

/** The same with dates such as 03/04/2012 left open: what a person rejects of it must not decide how they are read. */
export function separateUnsettled(page: PageSource, correction?: BorderCorrection): Separation {
  const model = shippedModel()
  return page.kind === 'html' ? separateHtml(page, model, correction) : separateText(page.text, model, correction)
}
