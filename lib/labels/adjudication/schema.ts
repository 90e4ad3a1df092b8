import { z } from 'zod'
import { attributeKey } from '#lib/labels/attributes/schema.ts'
import type { LabelValue, MarkedSpan } from '#lib/labels/schema.ts'

/** Whose labels are looked at: those given blind and one by one, or all but bulk ones. */
export const SCOPES = ['blind', 'all'] as const
export type Scope = (typeof SCOPES)[number]

export const differenceQuery = z.object({
  attribute: attributeKey.optional(),
  /** Only where these two differ: two ids of annotators with a comma between. */
  pair: z
    .string()
    .regex(/^[0-9a-f-]{36},[0-9a-f-]{36}$/)
    .optional(),
  project: z.uuid().optional(),
  scope: z.enum(SCOPES).default('blind'),
  /** Settled ones too. */
  settled: z.enum(['no', 'yes']).default('no'),
  /** The last comment of the page before. */
  after: z.uuid().optional(),
})
export type DifferenceQuery = z.infer<typeof differenceQuery>

export type SaidBy = {
  userId: string
  name: string
  value: Exclude<LabelValue, 'cleared'>
  spans: MarkedSpan[]
  at: string
}

/** A comment whose annotators differ, with all that was said of it by attribute, and what was settled. */
export type Difference = {
  commentId: string
  revisionId: string
  text: string
  article: string | null
  parent: string | null
  said: Record<string, SaidBy[]>
  settled: Record<string, { value: LabelValue; reason: string | null; by: string; at: string }>
  gold: boolean
}

export type DifferencePage = { rows: Difference[]; next: string | null }

/** What is settled of a comment; `cleared` takes back what was settled. */
export const settlement = z.object({
  commentId: z.uuid(),
  revisionId: z.uuid(),
  labels: z
    .record(attributeKey, z.enum(['yes', 'no', 'unsure', 'cleared']))
    .refine((labels) => Object.keys(labels).length > 0, { error: 'Settle at least one attribute.' }),
  reason: z.string().trim().max(1000).default(''),
})
export type Settlement = z.infer<typeof settlement>

export type Settled = { ok: true } | { ok: false; reason: 'not-here' | 'text-changed' | 'unknown-attribute' }
