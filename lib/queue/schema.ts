import { z } from 'zod'
import type { Status } from '#lib/decisions/schema.ts'
import type { Labels } from '#lib/labels/schema.ts'
import type { Reason } from '#lib/policies/schema.ts'
import { readCursor } from '#lib/queue/cursor.ts'
import { ATTRIBUTES, type Attribute, type ScoreSpan } from '#lib/scoring/schema.ts'

/** The queues that every site has. `flagged` and `unscored` are parts of `pending`. */
export const QUEUES = ['pending', 'flagged', 'unscored', 'escalated', 'approved', 'hidden'] as const
export type QueueName = (typeof QUEUES)[number]

/** How a queue is ordered: by arrival, or by one attribute's score from high to low or from low to high. */
export const ORDERS = [
  'newest',
  'oldest',
  ...ATTRIBUTES.map((attribute) => `${attribute}:high` as const),
  ...ATTRIBUTES.map((attribute) => `${attribute}:low` as const),
] as const
export type Order = (typeof ORDERS)[number]

/** A view over a site's comments; it stands in the address as it is. */
export const viewQuery = z.object({
  queue: z.enum(QUEUES).default('pending'),
  order: z.enum(ORDERS).default('toxicity:high'),
  article: z.uuid().optional(),
})
export type View = z.infer<typeof viewQuery>

export const PAGE_SIZE = 50

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
