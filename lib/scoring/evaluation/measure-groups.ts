import { type Measured, withIntervals } from './bootstrap.ts'
import { areaUnderCurve } from './rank-measures.ts'

/** A text about a group, or of the background where `group` is '', with its score and what is true of it. */
export type Placed = { group: string; score: number; truth: 0 | 1 }

/** One area for each group, and over all of them the power mean and the worst. Each in 0..1. */
export type GroupAreas = { groups: Record<string, Measured>; powerMean: Measured; worst: Measured }

/** The power mean with exponent -5, which the lowest values rule (Borkan et al. 2019). */
export function powerMean(values: readonly number[]): number {
  return (values.reduce((sum, value) => sum + value ** -5, 0) / values.length) ** (-1 / 5)
}

const [MEAN, WORST] = ['power mean', 'worst group']

function areasOf(placed: readonly Placed[]): Record<string, number> {
  const { '': background = [], ...own } = Object.groupBy(placed, ({ group }) => group)
  const areas = Object.entries(own).map(([group, texts]) => {
    return [group, areaUnderCurve([...(texts ?? []), ...background])] as const
  })
  const values = areas.map(([, area]) => area)
  return { ...Object.fromEntries(areas), [MEAN]: powerMean(values), [WORST]: Math.min(...values) }
}

/**
 * The area under the ROC curve of each group's texts with the background's, drawn together: with the harmless of the
 * group and the toxic of the background it is BPSN, the other way round BNSP, without background the subgroup's own
 * (Borkan et al. 2019). `n` of a group counts its own texts.
 */
export function measureGroups(placed: readonly Placed[]): GroupAreas {
  const { [MEAN]: mean, [WORST]: worst, ...areas } = withIntervals(placed, areasOf)
  if (mean === undefined || worst === undefined) throw new Error('There are no texts about groups to measure.')
  const counts = Map.groupBy(placed, ({ group }) => group)
  const groups = Object.entries(areas).map(
    ([group, area]) => [group, { ...area, n: counts.get(group)?.length ?? 0 }] as const,
  )
  return { groups: Object.fromEntries(groups), powerMean: mean, worst }
}
