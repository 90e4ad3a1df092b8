import { z } from 'zod'

const key = z.string().min(1).max(20)

/** How a person wants the desk to be. What is not said is as for everybody; of care, as the site says. */
export const personSettings = z.object({
  /** Whether single keys are heard; without them there are buttons, arrows and the palette. */
  keysOn: z.boolean().default(true),
  /** Keys of their own by command; a command that is not here has its usual ones. */
  keys: z.record(z.string().max(60), z.array(key).max(4)).default({}),
  /** Texts with a score from here on, 0..1, are blurred until revealed; null blurs none. */
  blurFrom: z.number().min(0).max(1).nullable().optional(),
  /** Minutes of work after which a break is suggested; null suggests none. */
  breakAfter: z.number().int().min(10).max(240).nullable().optional(),
  /** Whether harsh texts that were read are counted, in the person's own browser alone. */
  countExposure: z.boolean().optional(),
})
export type PersonSettings = z.infer<typeof personSettings>

export const DEFAULT_SETTINGS: PersonSettings = personSettings.parse({})
