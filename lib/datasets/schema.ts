import { z } from 'zod'
import type { LabelValue } from '#lib/labels/schema.ts'

/**
 * The forms of an export. `csv` holds every character as it is (RFC 4180); `spreadsheet` is the same with cells that a
 * spreadsheet would run as formulas made harmless; `jsonl` is one object a line.
 */
export const EXPORT_FORMATS = ['csv', 'spreadsheet', 'jsonl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const exportQuery = z.object({ format: z.enum(EXPORT_FORMATS) })

/** Words that were marked for an attribute, in UTF-16 code units of the text beside them. */
export type LabelSpan = { attribute: string; start: number; end: number }

/**
 * What one annotator says of one text of a comment: the unit of an export. People are keyed pseudonyms. Where they only
 * skipped it there are no labels, and no time of any.
 */
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
  labelledAt: string | null
  guideline: number
  scoreSeen: boolean
  bulk: boolean
  /** By attribute: one of the seven or one of the site's own. */
  labels: Readonly<Record<string, Exclude<LabelValue, 'cleared'>>>
  spans: readonly LabelSpan[]
  /** Why they skipped it last, and when. */
  skipReason: string | null
  skippedAt: string | null
}
