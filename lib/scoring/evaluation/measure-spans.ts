import type { Scorer } from '../schema.ts'
import type { SpanRow } from '../training/read-rows.ts'
import { type Measured, withInterval } from './bootstrap.ts'
import { scoreTexts } from './score-rows.ts'
import { spanAgreement } from './span-measure.ts'

/** The mean agreement of marked spans with those that people marked. */
export async function measureSpans(rows: readonly SpanRow[], scorer: Scorer): Promise<Measured> {
  const texts = rows.map(({ text }) => text)
  const outcomes = await scoreTexts(texts, scorer)
  const agreements = rows.map((row, i) => {
    const outcome = outcomes[i]
    const spans = outcome?.outcome === 'scored' ? outcome.spans : []
    return spanAgreement(
      spans.map(({ start, end }) => [start, end] as const),
      row.spans,
    )
  })
  return withInterval(agreements, (items) => items.reduce((sum, item) => sum + item, 0) / items.length)
}
