import { z } from 'zod'
import { type Choice, choice } from '#lib/assignments/sampling/schema.ts'
import { attributeKey } from '#lib/labels/attributes/schema.ts'
import { LABEL_VALUES, type Labels, type MarkedSpans } from '#lib/labels/schema.ts'

/** Why an annotator does not label an assigned comment. */
export const SKIP_REASONS = [
  'not-understood',
  'other-language',
  'context-missing',
  'not-a-comment',
  'too-upsetting',
  'other',
] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

const share = z.number().min(0).max(1)

/** What a project asks for. Its comments are chosen when it is made. */
export const newProject = z.object({
  name: z.string().trim().min(1, 'A name is needed.').max(120),
  datasetId: z.uuid(),
  attributes: z.array(attributeKey).min(1, 'Name at least one attribute.').max(20),
  annotators: z.number().int().min(1).max(10),
  doubledShare: share,
  goldShare: z.number().min(0).max(0.5),
  minutes: z.number().int().min(1).max(1440),
  choice,
})
export type NewProject = z.infer<typeof newProject>

export type ProjectOutcome =
  | { ok: true; id: string; comments: number; seats: number }
  | { ok: false; reason: 'nothing' | 'too-many' | 'no-dataset' | 'unknown-attribute' }
  | { ok: false; reason: 'unknown-ids'; missing: number; first: string[] }

/** How far a project is. `waiting` seats are free, or were left and have expired; `stale` comments changed or were erased. */
export type Progress = {
  comments: number
  waiting: number
  open: number
  labelled: number
  skipped: number
  stale: number
}

export type ProjectLine = Progress & {
  id: string
  name: string
  dataset: { key: string; name: string }
  attributes: string[]
  annotators: number
  doubledShare: number
  goldShare: number
  minutes: number
  choice: Choice
  createdAt: Date
  closedAt: Date | null
}

/** A project as an annotator sees it: what they have done of it, and whether there is more for them. */
export type OwnProject = { id: string; name: string; done: number; more: boolean }

/**
 * An assignment as its annotator sees it: the words and where they stand, and nothing that anybody or anything said of
 * them. A gold one looks like all others.
 */
export type OwnAssignment = {
  id: string
  text: string
  article: string | null
  parent: string | null
  /** What the annotator said before, where they come back to it. */
  labels: Labels
  spans: MarkedSpans
}

const span = z.tuple([z.number().int().min(0), z.number().int().min(1)])
/** A month: whoever leaves the desk open is not refused for it. */
const leadMs = z
  .number()
  .int()
  .min(0)
  .max(31 * 86_400_000)

/** What an annotator says of an assigned comment; every attribute that the project asks for must have an answer. */
export const submission = z.object({
  labels: z.record(attributeKey, z.enum(LABEL_VALUES).exclude(['cleared'])),
  spans: z.record(attributeKey, z.array(span).max(50)).default({}),
  leadMs,
})
export type Submission = z.infer<typeof submission>

export const skipRequest = z.object({ reason: z.enum(SKIP_REASONS), leadMs })
export type SkipRequest = z.infer<typeof skipRequest>

/** An answer to an assignment: labels, or why there are none. */
export const answerRequest = z.union([submission, skipRequest])

export type Answered = { outcome: Submitted; next: OwnAssignment | null }

export type Submitted =
  | { ok: true }
  | { ok: false; reason: 'not-yours' | 'text-changed' | 'closed' | 'incomplete' | 'span-outside' | 'skipped-already' }
