import { ATTRIBUTES } from '../schema.ts'
import { type Measured, withInterval } from './bootstrap.ts'
import { areaUnderCurve, hasBoth } from './rank-measures.ts'
import { judgedBy, type Scored } from './score-rows.ts'

/** The mean area under the curve over the attributes of Wikipedia comments: the one number to watch. */
export function meanOfSix(scored: readonly Scored[]): Measured {
  const rows = scored.filter(({ row }) => row.source === 'jigsaw')
  const measured = ATTRIBUTES.filter((attribute) => hasBoth(judgedBy(rows, attribute)))
  return withInterval(rows, (items) => {
    const areas = measured.map((attribute) => areaUnderCurve(judgedBy(items, attribute)))
    return areas.reduce((sum, area) => sum + area, 0) / areas.length
  })
}
