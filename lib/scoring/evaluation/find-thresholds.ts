import type { Thresholds } from '../calibrate.ts'
import { ATTRIBUTES, type Attribute } from '../schema.ts'
import { thresholdAtFalseRate } from './rank-measures.ts'
import { judgedBy, type Scored } from './score-rows.ts'

/** Wikipedia comments that raters found harmless are what false alarms are counted on; else all that are harmless. */
function harmless(scored: readonly Scored[], attribute: Attribute) {
  const natural = judgedBy(
    scored.filter(({ row }) => row.source === 'jigsaw' || row.source === 'wiki-cat'),
    attribute,
  )
  return natural.some(({ truth }) => truth === 0) ? natural : judgedBy(scored, attribute)
}

/** The score of each attribute that 1, 5 and 10 % of harmless comments reach. */
export function findThresholds(scored: readonly Scored[]): Thresholds {
  const entries = ATTRIBUTES.map((attribute) => {
    const judged = harmless(scored, attribute)
    const at = (rate: number): number => Math.round(thresholdAtFalseRate(judged, rate) * 10_000) / 10_000
    return [attribute, { '1%': at(0.01), '5%': at(0.05), '10%': at(0.1) }] as const
  })
  return Object.fromEntries(entries)
}
