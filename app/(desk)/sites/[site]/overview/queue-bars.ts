import type { AttributeCount, DecisionShares, SectionCount } from '#lib/insights/schema.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'

/** One bar: what it counts, and where the comments behind it are; null where no view holds just these. */
export type Bar = { key: string; title: string; count: number; href: string | null; colour: string | null }

export function attributeBars(queue: string, counts: readonly AttributeCount[]): Bar[] {
  return counts.map(({ attribute, threshold, pending }) => ({
    key: attribute,
    title: `${ATTRIBUTE_TITLES[attribute].title}, ${Math.round(threshold * 100)} %`,
    count: pending,
    href: `${queue}?queue=pending&order=${attribute}:high&band=${attribute}:${threshold}-1`,
    colour: `var(--attribute-${attribute})`,
  }))
}

export function sectionBars(queue: string, counts: readonly SectionCount[]): Bar[] {
  return counts.map(({ id, name, pending }) => ({
    key: id ?? 'none',
    title: name ?? 'No section',
    count: pending,
    href: id ? `${queue}?queue=pending&section=${id}` : null,
    colour: null,
  }))
}

/** Decisions by how they were taken, each with its share of all of them, and those of what a rule had caught. */
export function shareBars({ single, selected, ranged, caught }: DecisionShares): Bar[] {
  const all = single + selected + ranged
  if (all === 0) return []
  const bar = (key: string, title: string, count: number): Bar => ({
    ...{ key, count, href: null, colour: null },
    title: `${title}, ${Math.round((count / all) * 100)} %`,
  })
  return [
    bar('single', 'One by one', single),
    bar('selected', 'As a selection', selected),
    bar('ranged', 'By a range or filter', ranged),
    bar('caught', 'Of comments that a rule had caught', caught),
  ]
}
