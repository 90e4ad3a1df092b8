import { z } from 'zod'
import type { Status } from '#lib/decisions/kinds.ts'
import type { Labels } from '#lib/labels/schema.ts'
import type { Reason } from '#lib/policies/schema.ts'
import { readCursor } from '#lib/queue/cursor.ts'
import { ORDERS, type Order, ordersOf, QUEUES, type QueueName, readBand, SCORINGS } from '#lib/queue/views.ts'
import { ATTRIBUTES, type Attribute, type ScoreSpan } from '#lib/scoring/schema.ts'

/** How long ago, in hours or days: `24h`, `7d`. */
const age = z.string().regex(/^[1-9]\d{0,3}[hd]$/)
const moment = z.iso.datetime()

export const viewFields = z.object({
  queue: z.enum(QUEUES).default('pending'),
  order: z.enum(ORDERS).optional(),
  /** What is searched for, in the words of PostgreSQL's websearch_to_tsquery: "a phrase", or, -not. */
  text: z.string().trim().min(1).max(200).optional(),
  section: z.uuid().optional(),
  article: z.uuid().optional(),
  author: z.uuid().optional(),
  /** Scores of an attribute, such as `insult:0.5-0.8`. */
  band: z
    .string()
    .refine((text) => readBand(text) !== null)
    .optional(),
  /** The attribute whose rule put it in front of a person. */
  rule: z.enum(ATTRIBUTES).optional(),
  scoring: z.enum(SCORINGS).optional(),
  /** Came in at most, or at least, so long ago. */
  newer: age.optional(),
  older: age.optional(),
  /** Came in from this moment on, or before it. */
  after: moment.optional(),
  before: moment.optional(),
})

/** An order that the queue does not offer reads as the queue's own, so that switching queues in an address goes well. */
export function withOrder<V extends { queue: QueueName; order?: Order | undefined }>(view: V): V & { order: Order } {
  const [own, ...others] = ordersOf(view.queue)
  return { ...view, order: others.find((order) => order === view.order) ?? own }
}

/** A view over a site's comments; it stands in the address as it is. */
export const viewQuery = viewFields.transform(withOrder)
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
  /** `approved` and `hidden` are counted up to AUTHOR_COUNTED; one more stands for more than these. */
  author: { id: string; name: string | null; approved: number; hidden: number } | null
  parent: { author: string | null; text: string | null } | null
  postedAt: string | null
  postedAtText: string | null
  receivedAt: string
  decided: { by: string; at: string } | null
  /** The newest note on it that was not taken back. */
  note: { by: string; text: string } | null
  labels: Labels
}

export type QueuePage = { rows: QueueRow[]; next: string | null }

export type Counts = Record<'pending' | 'flagged' | 'unscored' | 'escalated', number>

/** A page of a view, from a cursor on. */
export const pageQuery = viewFields
  .extend({
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
  .transform(withOrder)
