import { z } from 'zod'
import type { Status } from '#lib/decisions/kinds.ts'
import type { Labels } from '#lib/labels/schema.ts'
import type { Reason } from '#lib/policies/schema.ts'
import { readCursor } from '#lib/queue/cursor.ts'
import { ORDERS, QUEUES } from '#lib/queue/views.ts'
import type { Attribute, ScoreSpan } from '#lib/scoring/schema.ts'

/** A view over a site's comments; it stands in the address as it is. */
export const viewQuery = z.object({
  queue: z.enum(QUEUES).default('pending'),
  order: z.enum(ORDERS).default('toxicity:high'),
  article: z.uuid().optional(),
})
export type View = z.infer<typeof viewQuery>

/** One comment as the queue shows it. Times are ISO 8601; scores are null unless `scoring` is "scored". */
export type QueueRow = {
  commentId: string
  revisionId: string
  version: number
  text: string
  status: Status
  scoring: 'waiting' | 'scored' | 'skipped' | 'failed'
  scores: Record<Attribute, number> | null
  confidence: number | null
  spans: ScoreSpan[]
  reasons: Reason[]
  article: { id: string; title: string | null; section: string | null }
  author: { id: string; name: string | null; approved: number; hidden: number } | null
  parent: { author: string | null; text: string | null } | null
  postedAt: string | null
  postedAtText: string | null
  receivedAt: string
  decided: { by: string; at: string } | null
  labels: Labels
}

export type QueuePage = { rows: QueueRow[]; next: string | null }

export type Counts = Record<'pending' | 'flagged' | 'unscored' | 'escalated', number>

/** A page of a view, from a cursor on. */
export const pageQuery = viewQuery.extend({
  cursor: z
    .string()
    .max(200)
    .optional()
    .transform((text, context) => {
      const cursor = text ? readCursor(text) : null
      if (text && !cursor) context.addIssue('This place in the list cannot be read: start from the top.')
      return cursor
    }),
})
