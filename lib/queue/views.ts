import { ATTRIBUTES, type Attribute } from '#lib/scoring/schema.ts'

/** The queues that every site has. `flagged` and `unscored` are parts of `pending`; `all` is every comment there is. */
export const QUEUES = ['pending', 'flagged', 'unscored', 'escalated', 'approved', 'hidden', 'all'] as const
export type QueueName = (typeof QUEUES)[number]

/**
 * How a queue is ordered: by arrival, by how unsure the scorer was, or by one attribute's score from high to low or from
 * low to high.
 */
export const ORDERS = [
  'newest',
  'oldest',
  'unsure',
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

/**
 * How far a view is counted; one more stands for more than these. What waits is counted to its end. What a search finds
 * and what is decided may be most of all comments, and nobody needs the number of these to the last.
 */
export function countedTo({ queue, text }: { queue: QueueName; text?: string | undefined }): number | null {
  if (text !== undefined) return 1000
  return queue === 'approved' || queue === 'hidden' || queue === 'all' ? 100_000 : null
}

export const PAGE_SIZE = 50

/** What narrows a queue, in the order in which it is said. Each is one part of a view's address. */
export const FILTERS = [
  'text',
  'section',
  'article',
  'author',
  'band',
  'rule',
  'scoring',
  'newer',
  'older',
  'after',
  'before',
] as const
export type Filter = (typeof FILTERS)[number]

export const SCORINGS = ['waiting', 'scored', 'skipped', 'failed'] as const

/** Scores of one attribute from `from` on and under `to`; a band that goes to 1 holds 1 too. */
export type Band = { attribute: Attribute; from: number; to: number }

const NUMBER = '(?:0|1|0\\.\\d{1,4})'
export const BAND = new RegExp(`^(${ATTRIBUTES.join('|')}):(${NUMBER})-(${NUMBER})$`)

/** A band as an address says it, such as `insult:0.5-0.8`. */
export function writeBand({ attribute, from, to }: Band): string {
  return `${attribute}:${from}-${to}`
}

/** Reads what `writeBand` wrote; null for anything else, and for a band that is upside down. */
export function readBand(text: string): Band | null {
  const [, attribute, from, to] = BAND.exec(text) ?? []
  const band = { attribute: attribute as Attribute, from: Number(from), to: Number(to) }
  return attribute && band.from <= band.to ? band : null
}
