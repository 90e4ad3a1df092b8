import { z } from 'zod'

const rates = z.object({ '1%': z.number(), '5%': z.number(), '10%': z.number() })

/**
 * What is kept beside the weights: which version, digests of weights and data (sha256), the commit and seed of the
 * training run, and the scores at which 1, 5 and 10 % of harmless comments are put before a person.
 */
export const manifestSchema = z.object({
  scorer: z.string(),
  weights: z.object({ bytes: z.number(), sha256: z.string() }),
  data: z.record(z.string(), z.string()),
  commit: z.string().nullable(),
  seed: z.number(),
  share: z.number(),
  thresholds: z.record(z.string(), rates),
  recalibrated: z.object({ labels: z.record(z.string(), z.number()) }).optional(),
})

export type Manifest = z.infer<typeof manifestSchema>
