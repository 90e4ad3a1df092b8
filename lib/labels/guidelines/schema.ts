import { z } from 'zod'
import { attributeKey } from '#lib/labels/attributes/schema.ts'

const example = z.string().trim().min(1).max(1000)
const examples = z.array(example).max(20)

/** What a guideline says of one attribute. Empty where it says nothing. */
export const attributeAdvice = z.object({
  definition: z.string().trim().max(2000).default(''),
  /** Texts to which the attribute applies, and texts to which it does not though they look like it. */
  examples: examples.default([]),
  counterExamples: examples.default([]),
})
export type AttributeAdvice = z.infer<typeof attributeAdvice>

export const advice = z.record(attributeKey, attributeAdvice)
export type Advice = z.infer<typeof advice>

export const guidelineDraft = z.object({
  /** The number of the version that it was made from. */
  basedOn: z.number().int().min(1),
  text: z.string().trim().min(1, 'A guideline needs words.').max(20_000),
  advice,
})
export type GuidelineDraft = z.infer<typeof guidelineDraft>

/** One version, with the name of who wrote it; null for Belowline's own first one. */
export type GuidelineVersion = {
  id: string
  number: number
  text: string
  advice: Advice
  createdAt: Date
  createdBy: string | null
}
