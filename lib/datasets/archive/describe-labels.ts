import { snapshotAttributes } from '#lib/datasets/archive/list-columns.ts'
import type { ArchiveHead } from '#lib/datasets/archive/schema.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

type Head = Pick<ArchiveHead, 'summary' | 'guidelines' | 'history'>

/** What each label means by the guideline of the snapshot, with the examples that stand in it, and since when it is there. */
export function describeLabels({ summary, guidelines, history }: Head): object[] {
  const guideline = guidelines.at(-1)
  const own = new Map(summary.own?.map((one) => [one.key, one.title]))
  const oldest = history.toReversed()
  const firstWith = (key: string) => oldest.find((one) => one.own.some((label) => label.key === key))
  const firstDeprecated = (key: string) => oldest.find((one) => one.own.some((label) => label.key === key && label.deprecated)) // biome-ignore format: one thought
  return snapshotAttributes(summary).map((key) => {
    const said = guideline?.advice[key]
    return {
      key,
      title: own.get(key) ?? ATTRIBUTE_TITLES[key as Attribute].title,
      kind: own.has(key) ? 'custom' : 'builtin',
      definition: said?.definition ?? '',
      examples: said?.examples ?? [],
      counterexamples: said?.counterExamples ?? [],
      introduced_in: (own.has(key) ? firstWith(key) : oldest[0])?.version ?? null,
      deprecated_in: summary.own?.some((one) => one.key === key && one.deprecated) ? (firstDeprecated(key)?.version ?? null) : null, // biome-ignore format: one thought
      guideline_version: guideline?.number ?? null,
    }
  })
}
