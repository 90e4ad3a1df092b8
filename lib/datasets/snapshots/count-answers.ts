import type { Answer, Answers, Said, Selection, SettledLabels } from '#lib/datasets/snapshots/schema.ts'
import { orderAttributes } from '#lib/labels/attributes/order-attributes.ts'

/** Whether an answer counts for a dataset: one click on 200 comments is not 200 judgements. */
export function counts(said: Said, { bulk, blindOnly }: Pick<Selection, 'bulk' | 'blindOnly'>): boolean {
  return (bulk || said.batchId === null) && (!blindOnly || !said.seen)
}

/** The answers to each attribute, in the order of attributes, and what was settled of it. */
export function countAnswers(said: readonly Said[], settled: SettledLabels = {}): Answers {
  const counted: Answers = {}
  for (const { attribute, value } of said) {
    if (value === 'unsure') continue
    const answer = counted[attribute] ?? { positive: 0, answered: 0 }
    counted[attribute] = { positive: answer.positive + (value === 'yes' ? 1 : 0), answered: answer.answered + 1 }
  }
  for (const [attribute, value] of Object.entries(settled)) {
    counted[attribute] = { ...(counted[attribute] ?? { positive: 0, answered: 0 }), settled: value }
  }
  const keys = orderAttributes(Object.keys(counted))
  return Object.fromEntries(keys.map((key) => [key, counted[key] ?? { positive: 0, answered: 0 }]))
}

/**
 * What was settled, or whether half of those who answered or more said yes: a tie is a yes, as Jigsaw counts. Null where
 * nobody answered, or it was settled that nobody can say.
 */
export function isPositive(answer: Answer | undefined): boolean | null {
  if (answer?.settled) return answer.settled === 'unsure' ? null : answer.settled === 'yes'
  return answer && answer.answered > 0 ? answer.positive * 2 >= answer.answered : null
}

/** Whether a comment belongs to the dataset by what was said of it and counts. */
export function isSelected(said: readonly Said[], { attributes, minAnnotators }: Selection): boolean {
  const named = attributes.length === 0 || said.some((one) => attributes.includes(one.attribute))
  return named && new Set(said.map((one) => one.by)).size >= minAnnotators
}
