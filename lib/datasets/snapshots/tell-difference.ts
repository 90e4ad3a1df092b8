import type { Difference } from '#lib/datasets/snapshots/schema.ts'

const WORDS = [
  ['added', 'added'],
  ['removed', 'removed'],
  ['relabelled', 'relabelled'],
  ['textChanged', 'with another text'],
  ['splitMoved', 'in another split'],
  ['otherwise', 'with another decision, score or annotator'],
] as const

/** How a version differs from the one before, in words, what there is of it; nothing where no row differs. */
export function tellDifference(difference: Difference): string[] {
  return WORDS.filter(([key]) => difference[key] > 0).map(
    ([key, words]) => `${difference[key].toLocaleString('en')} ${words}`,
  )
}
