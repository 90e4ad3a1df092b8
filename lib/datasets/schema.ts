import { z } from 'zod'
import type { LabelValue } from '#lib/labels/schema.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

/**
 * The forms of an export. `csv` holds every character as it is (RFC 4180); `spreadsheet` is the same with cells that a
 * spreadsheet would run as formulas made harmless; `jsonl` is one object a line.
 */
export const EXPORT_FORMATS = ['csv', 'spreadsheet', 'jsonl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const exportQuery = z.object({ format: z.enum(EXPORT_FORMATS) })

/** What one annotator says of one text of a comment: the unit of an export. People are keyed pseudonyms. */
export type LabelledComment = {
  commentId: string
  revision: number
  articleId: string
  articleTitle: string | null
  author: string | null
  postedAt: string | null
  postedAtText: string | null
  text: string
  annotator: string
  labelledAt: string
  guideline: number
  scoreSeen: boolean
  bulk: boolean
  labels: Partial<Record<Attribute, Exclude<LabelValue, 'cleared'>>>
}
