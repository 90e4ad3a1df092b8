import type { ArchiveRow } from '#lib/datasets/archive/schema.ts'
import { guardFormula } from '#lib/datasets/label-rows.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

/** JSON on one line, also for readers that end a line at other marks. Every key is written, also of what is null. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`) // biome-ignore format: one thought
}

/** A record of RFC 4180: every string in quotes, numbers as they are, null as nothing. */
export function csvRecord(cells: readonly (string | number | null)[]): string {
  const written = cells.map((cell) => (typeof cell === 'string' ? `"${cell.replaceAll('"', '""')}"` : (cell ?? '')))
  return `${written.join(',')}\r\n`
}

const JIGSAW_LABELS: readonly Attribute[] = [
  'toxicity',
  'severe_toxicity',
  'obscene',
  'sexual_explicit',
  'identity_attack',
  'insult',
  'threat',
]
const JIGSAW_ABOUT = [
  'id',
  'comment_text',
  'split',
  'created_date',
  'publication_id',
  'parent_id',
  'article_id',
  'rating',
]
/** A site's own attributes: those after the seven. */
const ownOf = (attributes: readonly string[]) => attributes.filter((key) => !JIGSAW_LABELS.some((one) => one === key))
const shareOf = (row: ArchiveRow, attribute: string) => row[attribute as Attribute]

/** The columns that Jigsaw's Civil Comments have; a site's own attributes stand after the seven. */
export const jigsawHead = (attributes: readonly string[]): string[] => {
  return [...JIGSAW_ABOUT, ...JIGSAW_LABELS, ...ownOf(attributes), 'toxicity_annotator_count']
}

export function jigsawRecord(row: ArchiveRow, site: string, attributes: readonly string[]): string {
  const rating = row.decision && (row.decision === 'approved' ? 'approved' : 'rejected')
  const about = [row.id, row.text, row.split, row.created_at, site, row.parent_id, row.article_id_hash, rating]
  const shares = [...JIGSAW_LABELS, ...ownOf(attributes)].map((label) => shareOf(row, label))
  return csvRecord([...about, ...shares, row.toxicity_answered])
}

const SPREADSHEET_ABOUT = ['id', 'split', 'text', 'labels', 'annotator_count', 'decision', 'created_at']

export const spreadsheetHead = (attributes: readonly string[]): string[] => [...SPREADSHEET_ABOUT, ...attributes]

/** A row for people: what a spreadsheet would run is shown as text. `guarded` counts the cells that were changed. */
export function spreadsheetRecord(row: ArchiveRow, attributes: readonly string[]): { record: string; guarded: number } {
  const raw = [row.id, row.split, row.text, row.labels.join(' '), row.annotator_count, row.decision, row.created_at]
  const cells = raw.map((cell) => (typeof cell === 'string' ? guardFormula(cell) : cell))
  const guarded = cells.filter((cell, index) => cell !== raw[index]).length
  return { record: csvRecord([...cells, ...attributes.map((attribute) => shareOf(row, attribute))]), guarded }
}
