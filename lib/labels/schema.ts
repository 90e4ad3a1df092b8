import { z } from 'zod'
import { MAX_ITEMS } from '#lib/decisions/kinds.ts'
import { attributeKey } from '#lib/labels/attributes/schema.ts'

export const LABEL_VALUES = ['yes', 'no', 'unsure', 'cleared'] as const
export type LabelValue = (typeof LABEL_VALUES)[number]

/** Where every site's labelling starts; leads publish better ones. */
export const FIRST_GUIDELINE = `Label what the comment says, not whether you agree with it.
toxicity: rude, disrespectful or unreasonable in a way that makes people leave a discussion.
severe_toxicity: very hateful, aggressive or disrespectful.
insult: demeans a person or a group.
identity_attack: attacks people for their identity, such as origin, religion, gender, orientation or disability.
threat: announces or wishes violence against a person or a group.
obscene: swears or is vulgar.
sexual_explicit: describes sexual acts or body parts in a lewd way.
Say unsure when two careful readers could differ.`

/** What was marked in a text, as [start, end] in UTF-16 code units. */
export type MarkedSpan = readonly [start: number, end: number]

/** By attribute. */
export type MarkedSpans = Readonly<Record<string, readonly MarkedSpan[]>>

/** What an annotator says of one or many comments. `revisionId` names the text that was read. */
export const labelRequest = z.object({
  batchId: z.uuid(),
  items: z
    .array(z.object({ commentId: z.uuid(), revisionId: z.uuid() }))
    .min(1)
    .max(MAX_ITEMS),
  labels: z.record(attributeKey, z.enum(LABEL_VALUES)),
  scoreSeen: z.boolean(),
})
export type LabelRequest = z.infer<typeof labelRequest>

/** One thing said of one text, ready to be appended. */
export type NewLabel = {
  commentId: string
  revisionId: string
  attribute: string
  value: LabelValue
  source: 'single' | 'bulk'
  scoreSeen: boolean
  guidelineId: string
  spans: readonly MarkedSpan[]
  assignmentId: string | null
  leadMs: number | null
}

/** By attribute: one of the seven or one of the site's own. */
export type Labels = Readonly<Record<string, LabelValue>>

export type Annotator = { userId: string; siteId: string; now: Date }

export type LabelOutcome =
  | { ok: true; batchId: string; applied: number; refused: { commentId: string; why: 'text-changed' | 'not-here' }[] }
  | { ok: false; reason: 'batch-taken' | 'unknown-batch' | 'unknown-attribute' }
