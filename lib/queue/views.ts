import { ATTRIBUTES, type Attribute } from '#lib/scoring/schema.ts'

/**
 * The queues that every site has. `flagged` and `unscored` are parts of `pending`; `mine` is what waits and was given to
 * who looks; `all` is every comment there is.
 */
export const QUEUES = ['pending', 'flagged', 'unscored', 'escalated', 'mine', 'approved', 'hidden', 'all'] as const
export type QueueName = (typeof QUEUES)[number]

/**
 * How a queue is ordered: by arrival, by how long it waits, by how many readers reported it, by
 * how unsure the scorer was, or by one attribute's score from
 * high to low or from low to high.
 */
export const ORDERS = [
  'newest',
  'oldest',
  'longest',
  'reports',
  'unsure',
  ...ATTRIBUTES.map((attribute) => `${attribute}:high` as const),
  ...ATTRIBUTES.map((attribute) => `${attribute}:low` as const),
] as const
export type Order = (typeof ORDERS)[number]

const BY_ARRIVAL = ['newest', 'oldest'] as const
const BY_WAITING = [...BY_ARRIVAL, 'longest'] as const

/**
 * The orders that a queue offers, the first being its own. What was decided is in the order of arrival alone, as is what
 * has no scores: an order by an attribute would have to sort all of it.
 */
export function ordersOf(queue: QueueName): readonly [Order, ...Order[]] {
  if (queue === 'escalated') return BY_WAITING
  if (queue !== 'pending' && queue !== 'flagged' && queue !== 'mine') return BY_ARRIVAL
  return ['toxicity:high', ...ORDERS.filter((order) => order !== 'toxicity:high')]
}

/** An author's decided comments are counted up to here; one more stands for more than these. */
export const AUTHOR_COUNTED = 1000

/** How many comments a view holds. Where it is not exact, there are so many at least. */
export type Total = { count: number; exact: boolean }

/** What is decided is narrowed to so many at the most that are counted: nobody needs the number of these to the last. */
export const DECIDED_COUNTED = 100_000

export const PAGE_SIZE = 50

/** What narrows a queue, in the order in which it is said. Each is one part of a view's address. */
export const FILTERS = [
  'text',
  'section',
  'article',
  'author',
  'assignee',
  'band',
  'rule',
  'scoring',
  'reported',
  'language',
  'newer',
  'older',
  'after',
  'before',
  'decidedAfter',
  'decidedBefore',
] as const
export type Filter = (typeof FILTERS)[number]

/** Stands for a text whose language cannot be told (ISO 639-2). */
export const UNDETERMINED = 'und'

/** Whom what is nobody's was given to. */
export const NOBODY = 'nobody'

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
