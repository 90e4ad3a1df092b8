import type { AttributeCount, SectionCount } from '#lib/insights/schema.ts'
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
