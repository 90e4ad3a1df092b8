import { z } from 'zod'
import { type Manifest, manifestSchema } from './manifest.ts'
import { ATTRIBUTES } from './schema.ts'

const measured = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.number() })
const point = z.tuple([z.number(), z.number()])
const curves = z.object({
  n: z.number(),
  positives: z.number(),
  roc: z.array(point),
  precisionRecall: z.array(point),
  reliability: z.array(point),
})
const ranked = z.object({ auc: measured, averagePrecision: measured, recallAt5: measured, positives: z.number() })
const byName = z.record(z.string(), measured)
const areas = z.object({ groups: byName, powerMean: measured, worst: measured })
const sentences = z.object({
  auc: measured,
  harmlessPassed: measured,
  classes: byName,
  bpsn: areas,
  bnsp: areas,
  subgroup: areas,
})
const attribute = z.enum(ATTRIBUTES)

/** What the desk shows of an `evaluation.json`: measures with 95 % intervals and n, and curves, each in 0..1. */
const evaluationSchema = z.object({
  scorer: z.string(),
  digest: z.string(),
  meanOfSix: measured,
  domains: z.record(z.string(), z.partialRecord(attribute, ranked)),
  calibrationError: z.partialRecord(attribute, measured),
  sentences: z.object({ toxicity: sentences, identity_attack: sentences }),
  attacks: z.object({ none: measured, attacks: byName, mean: measured, worst: measured }),
  spans: measured,
  curves: z.partialRecord(attribute, curves),
})

export type Report = z.infer<typeof evaluationSchema>
export type Ranked = z.infer<typeof ranked>
export type Measured = z.infer<typeof measured>
export type CurvePoint = z.infer<typeof point>

/** Weights that ship and what was measured of them; `report` null where the measures are of other weights. */
export type Card = { manifest: Manifest; report: Report | null }

/** Reads an `evaluation.json`; undefined when it does not have this version's form. */
export function readReport(evaluation: unknown): Report | undefined {
  return evaluationSchema.safeParse(evaluation).data
}

/** Reads the two files that stand beside weights, as JSON. Throws on anything that does not have their form. */
export function readCard(manifest: unknown, evaluation: unknown): Card {
  const known = manifestSchema.parse(manifest)
  const report = evaluationSchema.parse(evaluation)
  return { manifest: known, report: report.digest === known.weights.sha256 ? report : null }
}
