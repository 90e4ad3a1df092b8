import { z } from 'zod'
import { POLICY_TEXT } from '#lib/policies/policy-text.ts'
import { ATTRIBUTES, type Attribute, type FailReason, type SkipReason } from '#lib/scoring/schema.ts'

/** Puts a comment in front of a person when its score for the attribute is at the threshold or over it. */
export type Rule = { attribute: Attribute; threshold: number }

/** One version of a site's rules; `text` says in the site's own words what is hidden and what may stand. */
export type Policy = {
  id: string
  siteId: string
  number: number
  rules: Rule[]
  text: string | null
  createdAt: Date
}

/** Why a comment waits for a person. */
export type Reason =
  | { kind: 'rule'; attribute: Attribute; score: number; threshold: number }
  | { kind: 'no-score'; outcome: 'failed'; why: FailReason }
  | { kind: 'no-score'; outcome: 'skipped'; why: SkipReason }
  | { kind: 'unsure-score'; confidence: number }

/** The rules of a site's very first policy; leads change them. */
export const FIRST_RULES: readonly Rule[] = ATTRIBUTES.map((attribute) => ({
  attribute,
  threshold: attribute === 'toxicity' ? 0.7 : 0.6,
}))

/**
 * What a lead publishes: at most one rule for each attribute, the policy in words, which stays as it was where none are
 * sent, and the number of the version that it was made from.
 */
export const policyDraft = z.object({
  basedOn: z.number().int().min(0),
  rules: z
    .array(z.object({ attribute: z.enum(ATTRIBUTES), threshold: z.number().min(0).max(1) }))
    .refine((rules) => new Set(rules.map((rule) => rule.attribute)).size === rules.length, {
      error: 'Each attribute may have one rule.',
    }),
  text: z.string().trim().max(POLICY_TEXT).nullable().optional(),
})

export type PolicyDraft = z.infer<typeof policyDraft>
