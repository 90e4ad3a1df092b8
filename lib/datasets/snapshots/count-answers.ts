import type { Answers, Said, Selection } from '#lib/datasets/snapshots/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/** Whether an answer counts for a dataset: one click on 200 comments is not 200 judgements. */
export function counts(said: Said, { bulk, blindOnly }: Pick<Selection, 'bulk' | 'blindOnly'>): boolean {
  return (bulk || said.batchId === null) && (!blindOnly || !said.seen)
}

/** The answers to each attribute, in the order of attributes. */
export function countAnswers(said: readonly Said[]): Answers {
  const decided = said.filter((one) => one.value !== 'unsure')
  return Object.fromEntries(
    ATTRIBUTES.flatMap((attribute) => {
      const own = decided.filter((one) => one.attribute === attribute)
      const positive = own.filter((one) => one.value === 'yes').length
      return own.length > 0 ? [[attribute, { positive, answered: own.length }]] : []
    }),
  )
}

/** Half of those who answered or more said yes; null where nobody answered. A tie is a yes, as Jigsaw counts. */
export function isPositive(answer: { positive: number; answered: number } | undefined): boolean | null {
  return answer ? answer.positive * 2 >= answer.answered : null
}

/** Whether a comment belongs to the dataset by what was said of it and counts. */
export function isSelected(said: readonly Said[], { attributes, minAnnotators }: Selection): boolean {
  const named = attributes.length === 0 || said.some((one) => attributes.includes(one.attribute))
  return named && new Set(said.map((one) => one.by)).size >= minAnnotators
}
