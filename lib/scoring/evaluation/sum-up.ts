import type { Manifest } from '../manifest.ts'
import { meanOfSix } from './mean-of-six.ts'
import { measureCalibration } from './measure-calibration.ts'
import { measureDomains } from './measure-domains.ts'
import type { Scored } from './score-rows.ts'

/** The measures that stand in the manifest: those of each attribute on Wikipedia comments, and their mean. */
export function sumUp(scored: readonly Scored[]): NonNullable<Manifest['metrics']> {
  const rows = scored.filter(({ row }) => row.source === 'jigsaw')
  const errors = measureCalibration(rows)
  const attributes = Object.entries(measureDomains(rows)['jigsaw'] ?? {}).map(([attribute, measured]) => {
    const { auc, averagePrecision, recallAt5 } = measured
    const calibrationError = errors[attribute]
    return [attribute, { auc, averagePrecision, recallAt5, ...(calibrationError && { calibrationError }) }] as const
  })
  return { meanOfSix: meanOfSix(rows), attributes: Object.fromEntries(attributes) }
}
