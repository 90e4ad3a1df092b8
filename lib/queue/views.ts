import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/** The queues that every site has. `flagged` and `unscored` are parts of `pending`. */
export const QUEUES = ['pending', 'flagged', 'unscored', 'escalated', 'approved', 'hidden'] as const
export type QueueName = (typeof QUEUES)[number]

/** How a queue is ordered: by arrival, or by one attribute's score from high to low or from low to high. */
export const ORDERS = [
  'newest',
  'oldest',
  ...ATTRIBUTES.map((attribute) => `${attribute}:high` as const),
  ...ATTRIBUTES.map((attribute) => `${attribute}:low` as const),
] as const
export type Order = (typeof ORDERS)[number]

const BY_ARRIVAL = ['newest', 'oldest'] as const

/**
 * The orders that a queue offers, the first being its own. What was decided is in the order of arrival alone, as is what
 * has no scores: an order by an attribute would have to sort all of it.
 */
export function ordersOf(queue: QueueName): readonly [Order, ...Order[]] {
  if (queue !== 'pending' && queue !== 'flagged') return BY_ARRIVAL
  return ['toxicity:high', ...ORDERS.filter((order) => order !== 'toxicity:high')]
}

/** An author's decided comments are counted up to here; one more stands for more than these. */
export const AUTHOR_COUNTED = 1000

export const PAGE_SIZE = 50
