import { type CountedItems, type CountedPairs, tallyItems, tallyPairs } from '#lib/labels/agreement/counted.ts'
import { gwetAc1 } from '#lib/labels/agreement/gwet-ac1.ts'
import { krippendorffAlpha } from '#lib/labels/agreement/krippendorff-alpha.ts'
import {
  type Agreement,
  measurePairTally,
  measureTally,
  type PairAgreement,
} from '#lib/labels/agreement/measure-agreement.ts'
import { percentAgreement } from '#lib/labels/agreement/percent-agreement.ts'
import type { Estimate, Tally } from '#lib/labels/agreement/schema.ts'
import { seededRandom } from '#lib/labels/agreement/seeded-random.ts'

/** What was counted of a site's labels. `week` is the Monday of the week of an item's last label, such as 2026-11-23. */
export type Counted = {
  items: (CountedItems & { week: string })[]
  pairs: CountedPairs[]
  raters: { attribute: string | null; raters: number }[]
}

export type AttributeAgreement = Agreement & { attribute: string }

/** Estimates without intervals; null where undefined. */
export type WeekAgreement = {
  week: string
  attribute: string
  items: number
  percent: number | null
  alpha: number | null
  ac1: number | null
}

export type SiteAgreement = {
  /** Over all attributes: an item is then a comment and an attribute. */
  overall: Agreement
  attributes: AttributeAgreement[]
  pairs: PairAgreement[]
  weeks: WeekAgreement[]
}

/** How far the annotators of a site agree: per attribute, per pair, over all, and week by week. The seed is fixed. */
export function measureSite({ items, pairs, raters }: Counted): SiteAgreement {
  const random = seededRandom(1)
  const ratersOf = (attribute: string | null) => raters.find((one) => one.attribute === attribute)?.raters ?? 0
  const byAttribute = Object.entries(Object.groupBy(items, (one) => one.attribute))
  const byPair = Object.values(Object.groupBy(pairs, ({ first, second }) => `${first} ${second}`))
  return {
    overall: { raters: ratersOf(null), ...measureTally(tallyItems(items), random) },
    attributes: byAttribute.map(([attribute, own = []]) => {
      return { attribute, raters: ratersOf(attribute), ...measureTally(tallyItems(own), random) }
    }),
    pairs: byPair.flatMap((own = []) => {
      const [pair] = own
      return pair ? [{ raters: [pair.first, pair.second] as const, ...measurePairTally(tallyPairs(own), random) }] : []
    }),
    weeks: byAttribute.flatMap(([attribute, own = []]) => weeksOf(attribute, own)),
  }
}

function weeksOf(attribute: string, items: Counted['items']): WeekAgreement[] {
  const byWeek = Object.entries(Object.groupBy(items, (one) => one.week)).sort(([a], [b]) => (a < b ? -1 : 1))
  return byWeek.flatMap(([week, own = []]) => {
    const tally = tallyItems(own.filter(({ yes, no }) => yes + no > 1))
    const shared = tally.counts.reduce((sum, count) => sum + count, 0)
    if (shared === 0) return []
    const value = (statistic: (tally: Tally, counts: readonly number[]) => Estimate) =>
      numberOf(statistic(tally, tally.counts))
    const figures = { percent: value(percentAgreement), alpha: value(krippendorffAlpha), ac1: value(gwetAc1) }
    return [{ week, attribute, items: shared, ...figures }]
  })
}

const numberOf = (estimate: Estimate): number | null => (typeof estimate === 'number' ? estimate : null)
