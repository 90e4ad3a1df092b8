import { z } from 'zod'
import { attributeKey } from '#lib/labels/attributes/schema.ts'

/** The labels of a gold comment: yes or no by attribute. */
export const goldAnswers = z
  .record(attributeKey, z.enum(['yes', 'no']))
  .refine((answers) => Object.keys(answers).length > 0, { error: 'Say at least one label.' })
export type GoldAnswers = z.infer<typeof goldAnswers>

export type GoldLine = {
  commentId: string
  text: string | null
  answers: GoldAnswers
  setBy: string
  setAt: Date
  /** How often it was answered. */
  answered: number
}
