import { z } from 'zod'

const rates = z.object({ '1%': z.number(), '5%': z.number(), '10%': z.number() })

const measured = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.number() })
const ofAttribute = z.object({
  auc: measured,
  averagePrecision: measured,
  recallAt5: measured,
  calibrationError: measured.optional(),
})

/**
 * What is kept beside the weights: which version, digests of weights and data (sha256), the commit and seed of the
 * training run, the scores at which 1, 5 and 10 % of harmless comments are put before a person, and how the weights measure on Wikipedia
 * comments that they were not trained on, with 95 % intervals and n; the calibration error is missing where a site recalibrated.
 */
export const manifestSchema = z.object({
  scorer: z.string(),
  weights: z.object({ bytes: z.number(), sha256: z.string() }),
  data: z.record(z.string(), z.string()),
  commit: z.string().nullable(),
  seed: z.number(),
  share: z.number(),
  thresholds: z.record(z.string(), rates),
  metrics: z.object({ meanOfSix: measured, attributes: z.record(z.string(), ofAttribute) }).optional(),
  recalibrated: z.object({ labels: z.record(z.string(), z.number()) }).optional(),
})

export type Manifest = z.infer<typeof manifestSchema>

/** The manifest that a file holds; undefined where it holds something else. */
export function parseManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
  } catch {
    // What is no JSON is no manifest either.
    return undefined
  }
}
