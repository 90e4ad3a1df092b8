import { z } from 'zod'
import type { Status } from '#lib/decisions/kinds.ts'
import type { Labels } from '#lib/labels/schema.ts'
import type { Reason } from '#lib/policies/schema.ts'
import { readCursor } from '#lib/queue/cursor.ts'
import { NOBODY, ORDERS, type Order, ordersOf, QUEUES, type QueueName, readBand, SCORINGS } from '#lib/queue/views.ts'
import type { ReadersReports } from '#lib/reports/schema.ts'
import { ATTRIBUTES, type Attribute, type ScoreSpan, type WorstWindow } from '#lib/scoring/schema.ts'

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
  /** Only what readers reported. */
  reported: z.literal('yes').optional(),
  /** ISO 639-1, or `und` where it could not be told. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional(),
  /** Whom it was given to. */
  assignee: z.union([z.literal(NOBODY), z.uuid()]).optional(),
  /** Came in at most, or at least, so long ago. */
  newer: age.optional(),
  older: age.optional(),
  /** Came in from this moment on, or before it. */
  after: moment.optional(),
  before: moment.optional(),
  /** Decided last from this moment on, or before it. */
  decidedAfter: moment.optional(),
  decidedBefore: moment.optional(),
})

/** An order that the queue does not offer reads as the queue's own, so that switching queues in an address goes well. */
export function withOrder<V extends { queue: QueueName; order?: Order | undefined }>(view: V): V & { order: Order } {
  const [own, ...others] = ordersOf(view.queue)
  return { ...view, order: others.find((order) => order === view.order) ?? own }
}

/** A view as somebody sees it: what is theirs is what was given to them. */
export function forPerson<V extends { queue: QueueName; assignee?: string | undefined }>(view: V, userId: string): V {
  return view.queue === 'mine' ? { ...view, assignee: userId } : view
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
  /** Null for a text of one window. */
  worstWindow: WorstWindow | null
  reasons: Reason[]
  /** What readers said of the text that stands; null where none reported it. */
  reports: ReadersReports | null
  article: { id: string; title: string | null; section: string | null }
  /** `approved` and `hidden` are counted up to AUTHOR_COUNTED; one more stands for more than these. */
  author: { id: string; name: string | null; approved: number; hidden: number } | null
  parent: { author: string | null; text: string | null; harshest: number | null } | null
  postedAt: string | null
  postedAtText: string | null
  receivedAt: string
  /** ISO 639-1; null until it was scored, and where it cannot be told. */
  language: string | null
  assignee: { id: string; name: string } | null
  decided: { by: string; at: string } | null
  /** The newest note on it that was not taken back. */
  note: { by: string; text: string } | null
  labels: Labels
}

export type QueuePage = { rows: QueueRow[]; next: string | null }

export type Counts = Record<'pending' | 'flagged' | 'unscored' | 'escalated' | 'mine', number>

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
