import { z } from 'zod'
import { attributeKey } from '#lib/labels/attributes/schema.ts'
import type { LabelValue, MarkedSpan } from '#lib/labels/schema.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

export const SPLITS = ['train', 'validation', 'test'] as const
export type Split = (typeof SPLITS)[number]

/** Which labelled comments a dataset takes, and which of their labels count. */
export const selection = z.object({
  /** Comments with an answer to one of these; of all attributes where none is named. */
  attributes: z.array(attributeKey).default([]),
  /** How many annotators must have said something that counts. */
  minAnnotators: z.coerce.number().int().min(1).max(20).default(1),
  /** Only labels that were given without a view of the score. */
  blindOnly: z.coerce.boolean().default(false),
  /** Also labels that were given to many comments at once. */
  bulk: z.coerce.boolean().default(false),
  /** At most so many comments, drawn by the dataset's salt: always the same ones while they are there. */
  sample: z.coerce.number().int().min(1).max(10_000_000).nullable().default(null),
})
export type Selection = z.infer<typeof selection>

/** Shares of articles in 0..1; what is left is the test split. */
export type Shares = { train: number; validation: number }
export const FIRST_SHARES: Shares = { train: 0.8, validation: 0.1 }

export const datasetKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and hyphens.')
  .max(60)

export const newDataset = z.object({
  key: datasetKey,
  name: z.string().trim().min(1, 'A name is needed.').max(120),
  description: z.string().trim().max(2000).default(''),
  selection: selection.prefault({}),
})
export type NewDataset = z.infer<typeof newDataset>

/** One answer of one annotator. `batchId` marks what was said of many comments at once. */
export type Said = {
  by: string
  attribute: string
  value: 'yes' | 'no' | 'unsure'
  seen: boolean
  batchId: string | null
  guideline: number
  at: string
  /** What was marked in the text; not there where nothing was. */
  spans?: MarkedSpan[]
  /** How long the annotator had the comment before them, in milliseconds, where that is known. */
  leadMs?: number
}

/** That an annotator did not label an assigned comment, and why. */
export type Skip = { by: string; reason: string; guideline: number; at: string; leadMs: number | null }

/** What was settled where annotators differ, by attribute. */
export type SettledLabels = Readonly<Record<string, Exclude<LabelValue, 'cleared'>>>

/**
 * Of those who answered yes or no, how many said yes. Who was unsure is in neither number. What was settled holds in place
 * of what they said.
 */
export type Answer = { positive: number; answered: number; settled?: Exclude<LabelValue, 'cleared'> }
export type Answers = Record<string, Answer>

/** What else was known of a comment when the snapshot was made. */
export type About = {
  author: string | null
  parentId: string | null
  postedAt: string | null
  decision: 'approved' | 'hidden' | null
  scorer: string | null
  /** Of the scorer's weights; a snapshot of an older version does not say. */
  scorerDigest?: string | null
  scores: Partial<Record<Attribute, number>> | null
  /** Of the policy's rules by which the scores were judged; a snapshot of an older version does not say. */
  thresholds?: Partial<Record<Attribute, number>>
  /** Of the text, by ISO 639-1; not there where it could not be told. */
  language?: string
  /** Annotators are measured by it; not there where they are not. */
  gold?: true
  /** Who did not label it, and why; not there where nobody skipped it. */
  skips?: Skip[]
}

/** How a snapshot differs from the one published before it. */
export type Difference = {
  added: number
  removed: number
  relabelled: number
  textChanged: number
  splitMoved: number
  /** Rows of which something else changed: who said it, the decision, the score. */
  otherwise: number
  perLabel: Record<string, { '+': number; '-': number }>
}

export type Summary = {
  splits: Record<Split, { rows: number; positive: Record<string, number> }>
  agreement: Record<string, AgreementFigures>
  annotators: number
  /** What is labelled in it beside the seven; a snapshot of an older version does not say. */
  own?: { key: string; title: string; deprecated?: true }[]
  /** Languages by ISO 639-1 and how many texts are in each, most first; not there where none could be told. */
  languages?: { language: string; rows: number }[]
  /** Gold comments that were left out of train. */
  goldLeftOut?: number
}

/** Null where undefined; `ci95` is that of alpha. */
export type AgreementFigures = {
  items: number
  /** How many annotators answered; a snapshot of an older version does not say. */
  raters?: number
  percent: number | null
  alpha: number | null
  ac1: number | null
  ci95: readonly [number, number] | null
}
