import { ATTRIBUTES, type Attribute } from './schema.ts'

/** Bars of a histogram of scores; each is a twentieth of the scale, the last holds 1 too. */
export const BARS = 20

/** How many scores of an attribute stand in a bar (0 to BARS - 1), and how many of them are at the threshold or over. */
export type BarCount = { attribute: string; bar: number; count: number; over: number }

/** The scores of one attribute: counts by bar, all of them, and those at the site's threshold or over it. */
export type Histogram = { bars: number[]; total: number; over: number }

/** Counts by attribute, with a 0 where nothing was counted. Throws on a bar that is none. */
export function fillHistograms(counts: readonly BarCount[]): Record<Attribute, Histogram> {
  const empty = (): Histogram => ({ bars: Array.from({ length: BARS }, () => 0), total: 0, over: 0 })
  const histograms = Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, empty()]))
  for (const { attribute, bar, count, over } of counts) {
    const histogram = histograms[attribute]
    if (histogram?.bars[bar] === undefined) throw new Error(`no bar ${bar} of ${attribute}`)
    histogram.bars[bar] += count
    histogram.total += count
    histogram.over += over
  }
  return histograms as Record<Attribute, Histogram>
}
