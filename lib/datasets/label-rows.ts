import { stringify } from 'csv-stringify/sync'
import type { ExportFormat, LabelledComment } from '#lib/datasets/schema.ts'

const ABOUT = [
  'comment_id',
  'revision',
  'article_id',
  'article_title',
  'author',
  'posted_at',
  'posted_at_text',
  'text',
  'annotator',
  'labelled_at',
  'guideline',
  'score_seen',
  'bulk',
] as const
const BESIDE = ['spans', 'skip_reason', 'skipped_at'] as const

/** The columns of a CSV export but for those of attributes, which stand between. */
export const OTHER_COLUMNS: readonly string[] = [...ABOUT, ...BESIDE]

/** The columns of a CSV export, in order: the comment, the annotator, one for each attribute, what was marked, a skip. */
export const exportColumns = (attributes: readonly string[]): string[] => [...ABOUT, ...attributes, ...BESIDE]

/** What a spreadsheet takes for the start of a formula, also in full-width letters and after what cannot be seen. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u

/** With a delimiter named, a lone LF or CR in a cell is quoted only when asked for, and readers end the record there. */
const CSV = { record_delimiter: 'windows', quote_record_delimiter: true } as const

/** A cell that a spreadsheet shows as text: an apostrophe before whatever it would run. */
export function guardFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

/** What stands before the first row: a CSV's header; a byte order mark too where a spreadsheet reads it. */
export function exportHead(format: ExportFormat, attributes: readonly string[]): string {
  if (format === 'jsonl') return ''
  const head = stringify([exportColumns(attributes)], CSV)
  return format === 'spreadsheet' ? `\uFEFF${head}` : head
}

/** One row in the form asked for, its line end included. Throws where it has a label of none of the attributes. */
export function exportRow(row: LabelledComment, format: ExportFormat, attributes: readonly string[]): string {
  const stranger = Object.keys(row.labels).find((key) => !attributes.includes(key))
  if (stranger !== undefined) throw new Error('an attribute was added while the export began: ask for it again')
  if (format === 'jsonl') return `${jsonLine({ ...row, labels: inOrder(row, attributes) })}\n`
  const cells = cellsOf(row, attributes).map((cell) => (format === 'spreadsheet' ? guardFormula(cell) : cell))
  return stringify([cells], CSV)
}

/** JSON without the characters that some readers take for the end of a line. */
function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, (mark) => `\\u${hex(mark)}`)
}

const hex = (mark: string) => mark.charCodeAt(0).toString(16).padStart(4, '0')

/** Every attribute in its order, null where the annotator said nothing: readers infer types from what is there. */
function inOrder(row: LabelledComment, attributes: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(attributes.map((attribute) => [attribute, row.labels[attribute] ?? null]))
}

function cellsOf(row: LabelledComment, attributes: readonly string[]): string[] {
  const about = [
    row.commentId,
    row.revision,
    row.articleId,
    row.articleTitle,
    row.author,
    row.postedAt,
    row.postedAtText,
  ]
  const said = [row.text, row.annotator, row.labelledAt, row.guideline, row.scoreSeen, row.bulk]
  const labels = attributes.map((attribute) => row.labels[attribute] ?? null)
  const spans = row.spans.length > 0 ? JSON.stringify(row.spans) : null
  return [...about, ...said, ...labels, spans, row.skipReason, row.skippedAt].map((value) =>
    value === null ? '' : String(value),
  )
}
