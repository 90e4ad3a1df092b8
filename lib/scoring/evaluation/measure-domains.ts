import { ATTRIBUTES } from '../schema.ts'
import { type Measured, withInterval } from './bootstrap.ts'
import { areaUnderCurve, averagePrecision, hasBoth, type Judged, recallAtFalseRate } from './rank-measures.ts'
import { judgedBy, type Scored } from './score-rows.ts'

/** How well an attribute is ranked on one source. */
export type RankMeasures = { auc: Measured; averagePrecision: Measured; recallAt5: Measured; positives: number }

function rankMeasures(judged: Judged): RankMeasures | undefined {
  if (!hasBoth(judged)) return undefined
  return {
    auc: withInterval(judged, areaUnderCurve),
    averagePrecision: withInterval(judged, averagePrecision),
    recallAt5: withInterval(judged, (items) => recallAtFalseRate(items, 0.05)),
    positives: judged.filter(({ truth }) => truth === 1).length,
  }
}

/** The key of all sources together, which shows also what no source has enough of. */
export const ALL_SOURCES = 'all sources'

/** Rank measures for each source, and for all together, and each attribute that has at least ten of both kinds there. */
export function measureDomains(scored: readonly Scored[]): Record<string, Record<string, RankMeasures>> {
  const bySource = Map.groupBy(scored, ({ row }) => row.source)
  const measured = [...bySource, [ALL_SOURCES, scored] as const].map(([source, rows]) => {
    const entries = ATTRIBUTES.map((attribute) => [attribute, rankMeasures(judgedBy(rows, attribute))] as const)
    return [source, Object.fromEntries(entries.filter(([, value]) => value !== undefined))] as const
  })
  return Object.fromEntries(measured) as Record<string, Record<string, RankMeasures>>
}
