import { stringify } from 'csv-stringify/sync'
import type { RemarkLine } from '#lib/imports/data.ts'

export const REMARK_FORMATS = ['csv', 'jsonl'] as const
export type RemarkFormat = (typeof REMARK_FORMATS)[number]

/** Remarks as a file to keep, row by row: where each stands, its id, whether it was taken, and why it is named. */
export async function* remarksText(remarks: AsyncIterable<RemarkLine>, format: RemarkFormat): AsyncGenerator<string> {
  // A cell that begins like a formula is shown and not worked out.
  const line = (cells: string[]): string => stringify([cells], { escape_formulas: true, record_delimiter: 'windows' })
  if (format === 'csv') yield line(['place', 'id', 'taken', 'reason'])
  for await (const { place, id, taken, reason } of remarks) {
    yield format === 'csv'
      ? line([place, id ?? '', taken ? 'yes' : 'no', reason])
      : `${JSON.stringify({ place, id, taken, reason })}\n`
  }
}
