import { type OtherFiles, REJECTED, type RejectedWhy, type Tallies, type UnknownStatus } from '#lib/imports/schema.ts'
import type { Remark } from '#lib/imports/work/plan-batch.ts'

/** What one batch adds. `otherFiles` are all that are known by then: whoever goes on after a kill comes past them again. */
export type Added = Pick<Tallies, 'created' | 'revised' | 'unchanged' | 'gone' | 'leftOut'> & {
  remarks: readonly Remark[]
  unknownStatuses: UnknownStatus['words']
  otherFiles: OtherFiles['names']
}

export const isRejection = (why: string): why is RejectedWhy => why in REJECTED

/** One remark for each row: the last, so that what was put elsewhere and then not taken is named for the second. */
export const lastOfEach = (remarks: readonly Remark[]): Remark[] => [
  ...new Map(remarks.map((one) => [one.number, one])).values(),
]

/** The counts of an import with those of a batch added. */
export function addTallies(before: Tallies, added: Added): Tallies {
  const { created, revised, unchanged, gone, leftOut, remarks, unknownStatuses, otherFiles } = added
  const rejected = { ...before.rejected }
  const named = lastOfEach(remarks)
  for (const { why } of named) if (isRejection(why)) rejected[why] = (rejected[why] ?? 0) + 1
  return {
    ...before,
    created: before.created + created,
    revised: before.revised + revised,
    unchanged: before.unchanged + unchanged,
    gone: before.gone + gone,
    withoutParent: before.withoutParent + named.filter(({ why }) => !isRejection(why)).length,
    leftOut: addEach(before.leftOut, leftOut),
    rejected,
    ...(unknownStatuses.length > 0 && { unknownStatus: addUnknown(before.unknownStatus, unknownStatuses) }),
    ...(otherFiles.length > 0 && { otherFiles: countFiles(otherFiles) }),
  }
}

/** So many words that are not known are kept, and so many names of files. */
const MOST_WORDS = 4

function addUnknown(before: UnknownStatus | undefined, added: UnknownStatus['words']): UnknownStatus {
  const words = [...(before?.words ?? [])]
  for (const one of added)
    if (words.length < MOST_WORDS && !words.some(({ word }) => word === one.word)) words.push(one)
  return { rows: (before?.rows ?? 0) + added.length, words }
}

const countFiles = (names: OtherFiles['names']): OtherFiles => ({
  files: names.length,
  names: names.slice(0, MOST_WORDS),
})

function addEach<K extends string>(a: Partial<Record<K, number>>, b: Partial<Record<K, number>>) {
  const sum = { ...a }
  for (const [key, count] of Object.entries(b) as [K, number][]) sum[key] = (sum[key] ?? 0) + count
  return sum
}

/** All that was refused, whatever the reason. */
export const sum = (counts: Partial<Record<string, number>>): number =>
  Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0)

export const NOTHING_ADDED = {
  created: 0,
  revised: 0,
  unchanged: 0,
  gone: 0,
  leftOut: {},
  unknownStatuses: [],
  otherFiles: [],
}
