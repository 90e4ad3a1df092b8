import { z } from 'zod'
import { HIDE_REASONS, MAX_ITEMS } from '#lib/decisions/kinds.ts'
import type { Refusal } from '#lib/decisions/schema.ts'
import { attributeKey } from '#lib/labels/attributes/schema.ts'
import { LABEL_VALUES, type LabelValue } from '#lib/labels/schema.ts'
import { viewQuery } from '#lib/queue/schema.ts'

/** The most comments that one bulk may hold, and the most that may be unticked from it. */
export const BULK_LIMIT = 100_000
export const UNTICKED_LIMIT = 1000

/** How many comments may be named one by one. */
export const NAMED_LIMIT = 10 * MAX_ITEMS

/**
 * The set to freeze: what a view holds now, but for what was unticked; or comments by their ids; or what an earlier bulk
 * left out. The client makes the id.
 */
export const bulkRequest = z.union([
  z.object({ batchId: z.uuid(), view: viewQuery, without: z.array(z.uuid()).max(UNTICKED_LIMIT) }),
  z.object({ batchId: z.uuid(), commentIds: z.array(z.uuid()).min(1).max(NAMED_LIMIT) }),
  z.object({ batchId: z.uuid(), leftOutOf: z.uuid() }),
])
export type BulkRequest = z.infer<typeof bulkRequest>

/** Labels given, and with `cleared` taken back, by whoever says it. With `replaces` all others of theirs are taken back too. */
export const labelAction = z.object({
  kind: z.literal('label'),
  labels: z
    .record(attributeKey, z.enum(LABEL_VALUES))
    .refine((labels) => Object.keys(labels).length > 0, { error: 'Say at least one label.' }),
  replaces: z.boolean().default(false),
})
export type LabelAction = z.infer<typeof labelAction>

/** How many comments an annotator gave each value, by attribute; what nobody was given is not in it. */
export type HeldLabels = Readonly<Record<string, Readonly<Partial<Record<LabelValue, number>>>>>

/** What an annotator's labels of a frozen set are, and how many comments a label action would change. */
export type LabelPreview = { changed: number; held: HeldLabels }

/**
 * What becomes of one attribute, in numbers of comments: `same` have it so already, `replaced` have another value, which
 * goes, and `without` have none and get it.
 */
export type LabelChange = {
  attribute: string
  to: LabelValue
  same: number
  replaced: Readonly<Partial<Record<LabelValue, number>>>
  without: number
}

/** What is to be done with a frozen set. */
export const bulkAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hide'), reason: z.enum(HIDE_REASONS) }),
  z.object({ kind: z.enum(['approve', 'escalate', 'reopen']) }),
  labelAction,
  z.object({ kind: z.literal('assign'), assigneeId: z.uuid().nullable() }),
])
export type BulkAction = z.infer<typeof bulkAction>

/** The client makes the id of what undoes. */
export type BulkUndo = { batchId: string; undoneBatchId: string }

/** Who works on a bulk; with `labelsOnly` they name the comments one by one, and label them. */
export type BulkPerson = { siteId: string; userId: string; mayOverride: boolean; labelsOnly?: boolean; now: Date }

export type LeftOut = {
  commentId: string
  why: Refusal['why'] | 'text-changed' | 'labelled-since' | 'not-waiting'
  decidedBy: string | null
  text: string | null
}

/** How far a bulk is. `leftOut` names the first that changed meanwhile or could not be done; `applied` counts the rest. */
export type BulkStatus = {
  batchId: string
  state: 'prepared' | 'running' | 'finished'
  kind: BulkAction['kind'] | 'undo' | null
  total: number
  done: number
  applied: number
  leftOut: LeftOut[]
}

export type BulkOutcome =
  | { ok: true; bulk: BulkStatus }
  | {
      ok: false
      reason:
        | 'nothing'
        | 'too-many'
        | 'batch-taken'
        | 'not-here'
        | 'not-yours'
        | 'not-finished'
        | 'unknown-attribute'
        | 'not-a-moderator'
        | 'not-allowed'
    }
