import type { Difference } from '#lib/datasets/snapshots/schema.ts'

/**
 * The lowest version that tells the truth: a patch where no row differs, a minor one where rows came and the old ones
 * are as they were, a major one otherwise. The first is 1.0.0.
 */
export function nextVersion(previous: string | null, difference: Difference): string {
  if (previous === null) return '1.0.0'
  const [major = 0, minor = 0, patch = 0] = previous.split('.').map(Number)
  const { added, removed, relabelled, textChanged, splitMoved, otherwise } = difference
  if (removed + relabelled + textChanged + splitMoved + otherwise > 0) return `${major + 1}.0.0`
  return added > 0 ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`
}
