import { z } from 'zod'
import type { PagePreview } from '#lib/ingest/page-preview.ts'
import { MARKS, type Marks } from '#lib/separation/schema.ts'

/** So many blocks a person may mark in one page, and so many places they may split it at. */
export const MAX_MARKS = 5000
export const MAX_SPLITS = 5000

const block = z.number().int().min(0).max(100_000)

/**
 * What a person says of a page: at which places blocks are split (UTF-16 units of a text page), where the border is (left
 * out where it was found, null for no comments), and marks. Border and marks count each part of a split block as one.
 */
export const pageCorrection = z.object({
  border: block.nullable().optional(),
  splits: z
    .array(z.number().int())
    .max(MAX_SPLITS, `A page can be split at ${MAX_SPLITS} places at most.`)
    .transform((splits): readonly number[] => splits)
    .default([]),
  marks: z
    .record(z.string().regex(/^\d{1,6}$/), z.enum(MARKS))
    .refine((marks) => Object.keys(marks).length <= MAX_MARKS, `At most ${MAX_MARKS} blocks can be marked.`)
    .transform((marks): Marks => marks)
    .default({}),
})
export type CorrectionAsked = z.infer<typeof pageCorrection>

/** A look at a page; without a correction, at the page as it is stored. */
export const reviewQuery = z.object({
  correction: pageCorrection.nullable().default(null),
  blocksFrom: block.optional(),
  commentsFrom: block.optional(),
})
export type ReviewQuery = z.infer<typeof reviewQuery>

/** `separationId` is the newest separation that the person saw. */
export const settleRequest = z.object({ correction: pageCorrection, separationId: z.uuid() })
export type SettleRequest = z.infer<typeof settleRequest>

export type PageReview = {
  /** The newest separation of the page, the separator's own or a correction. */
  separationId: string
  articleId: string
  waiting: boolean
  /** Blocks of a text page can be split inside; those of an HTML page are cut by its markup. */
  kind: 'text' | 'html'
  /** What is said of the page: as asked, or as it is stored. */
  correction: CorrectionAsked
  /** What is stored came from an earlier version, which cut the page otherwise: this is a new start. */
  startedAnew: boolean
  preview: PagePreview
}

export type ReviewOutcome =
  | { ok: true; review: PageReview }
  | { ok: false; reason: 'not-here' | 'erased' | 'no-such-block' | 'too-heavy' }
  | SplitRefused

/** A place that splits nothing: `detail` says in a sentence what is wrong with it, and where it is. */
export type SplitRefused = { ok: false; reason: 'bad-split'; detail: string }

/** What became of the comments of a page: those that are new, have another text, or are no comments after all. */
export type Settled = { added: number; revised: number; removed: number; comments: number }

export type SettleOutcome =
  | ({ ok: true } & Settled)
  | { ok: false; reason: 'not-here' | 'erased' | 'no-such-block' | 'too-heavy' | 'changed-meanwhile' }
  | SplitRefused
