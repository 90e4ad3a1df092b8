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

export const PAGE_SIZE = 50
