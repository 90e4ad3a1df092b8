import { snapshotAttributes } from '#lib/datasets/archive/list-columns.ts'
import type { ArchiveHead } from '#lib/datasets/archive/schema.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

/** What each label means by the guideline of the snapshot, with the examples that stand in it. */
export function describeLabels({ summary, guidelines }: Pick<ArchiveHead, 'summary' | 'guidelines'>): object[] {
  const guideline = guidelines.at(-1)
  const own = new Map(summary.own?.map((one) => [one.key, one.title]))
  return snapshotAttributes(summary).map((key) => {
    const said = guideline?.advice[key]
    return {
      key,
      title: own.get(key) ?? ATTRIBUTE_TITLES[key as Attribute].title,
      kind: own.has(key) ? 'custom' : 'builtin',
      definition: said?.definition ?? '',
      examples: said?.examples ?? [],
      counterexamples: said?.counterExamples ?? [],
      guideline_version: guideline?.number ?? null,
    }
  })
}
