import type { HeldLabels, LabelAction, LabelChange } from '#lib/bulks/schema.ts'

/**
 * What labels mean for each attribute of `total` comments of which `held` were given before. With `replaces` all that is
 * held of other attributes is taken back.
 */
export function tellChanges({ labels, replaces }: LabelAction, held: HeldLabels, total: number): LabelChange[] {
  const others = replaces ? Object.keys(held).filter((attribute) => !(attribute in labels)) : []
  const said = [...Object.entries(labels), ...others.map((attribute) => [attribute, 'cleared'] as const)]
  return said.map(([attribute, to]) => {
    const given = Object.entries(held[attribute] ?? {})
    const replaced = Object.fromEntries(given.filter(([value]) => value !== to))
    const some = given.reduce((sum, [, count]) => sum + count, 0)
    const same = held[attribute]?.[to] ?? 0
    return to === 'cleared'
      ? { attribute, to, same: total - some, replaced, without: 0 }
      : { attribute, to, same, replaced, without: total - some }
  })
}
