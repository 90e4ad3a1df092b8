import { stringify } from 'csv-stringify/sync'
import type { ExportFormat, LabelledComment } from '#lib/datasets/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/** The columns of a CSV export, in order: the comment, the annotator, then one column for each attribute. */
export const COLUMNS = [
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
  ...ATTRIBUTES,
] as const

/** What a spreadsheet takes for the start of a formula, also after white space, and in full-width letters. */
const FORMULA = /^[\s\0]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u

/** A cell that a spreadsheet shows as text: an apostrophe before whatever it would run. */
export function guardFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

/** What stands before the first row: a CSV's header; a byte order mark too where a spreadsheet reads it. */
export function exportHead(format: ExportFormat): string {
  if (format === 'jsonl') return ''
  const head = stringify([[...COLUMNS]], { record_delimiter: 'windows' })
  return format === 'spreadsheet' ? `\uFEFF${head}` : head
}

/** One row in the form asked for, its line end included. */
export function exportRow(row: LabelledComment, format: ExportFormat): string {
  if (format === 'jsonl') return `${JSON.stringify({ ...row, labels: inOrder(row) })}\n`
  const cells = cellsOf(row).map((cell) => (format === 'spreadsheet' ? guardFormula(cell) : cell))
  return stringify([cells], { record_delimiter: 'windows' })
}

/** Every attribute in its order, null where the annotator said nothing: readers infer types from what is there. */
function inOrder(row: LabelledComment): Record<string, string | null> {
  return Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, row.labels[attribute] ?? null]))
}

function cellsOf(row: LabelledComment): string[] {
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
  const labels = ATTRIBUTES.map((attribute) => row.labels[attribute] ?? null)
  return [...about, ...said, ...labels].map((value) => (value === null ? '' : String(value)))
}
