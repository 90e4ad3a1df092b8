import { Prisma } from '#lib/db/generated/client.ts'
import type { Cursor } from '#lib/queue/cursor.ts'
import { caughtBy, filterConditions } from '#lib/queue/filter-sql.ts'
import type { View } from '#lib/queue/schema.ts'
import { scoreColumn } from '#lib/queue/score-sql.ts'
import type { Order, QueueName } from '#lib/queue/views.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

/** The conditions of each queue, spelled as in the partial indexes so that PostgreSQL can use them. */
const CONDITIONS: Record<QueueName, Prisma.Sql> = {
  pending: Prisma.sql`s.status = 'pending'`,
  flagged: Prisma.sql`s.status = 'pending' AND s.flagged`,
  unscored: Prisma.sql`s.status = 'pending' AND s.scoring <> 'scored'`,
  escalated: Prisma.sql`s.status = 'escalated'`,
  mine: Prisma.sql`s.status IN ('pending', 'escalated')`,
  approved: Prisma.sql`s.status = 'approved'`,
  hidden: Prisma.sql`s.status = 'hidden'`,
  all: Prisma.sql`true`,
}

/** How unsure the scorer was; what has no score is the least sure of all. Spelled as in its indexes. */
const UNSURENESS = Prisma.sql`coalesce(1::real - s.confidence, 'Infinity'::real)`

/** A moment as it stands in a cursor: milliseconds since 1970. */
const SINCE = Prisma.sql`(extract(epoch FROM s.waiting_since) * 1000)::bigint`

type ParsedOrder = { column: Prisma.Sql | null; falling: boolean }

function parseOrder(order: Order): ParsedOrder {
  if (order === 'newest' || order === 'oldest') return { column: null, falling: order === 'newest' }
  if (order === 'longest') return { column: Prisma.sql`s.waiting_since`, falling: false }
  if (order === 'reports') return { column: Prisma.sql`s.reports`, falling: true }
  if (order === 'unsure') return { column: UNSURENESS, falling: true }
  const [attribute, end] = order.split(':') as [Attribute, 'high' | 'low']
  return { column: scoreColumn(attribute), falling: end === 'high' }
}

/** A queue and what narrows it; its order says nothing of what is in it. */
export type Narrowed = Omit<View, 'order'> & { order?: Order }

/** The condition of a view on a site, `s` being comment_states. */
export function viewCondition(siteId: string, view: Narrowed): Prisma.Sql {
  if (view.queue === 'mine' && !view.assignee) throw new Error('nobody was said to be looking at what is theirs')
  return Prisma.sql`s.site_id = ${siteId}::uuid AND ${CONDITIONS[view.queue]}${filterConditions(view)}`
}

/** The same where all of it is counted: spelled so that it is read out of an index alone. */
export function countCondition(siteId: string, { rule, ...view }: Narrowed): Prisma.Sql {
  const counted = rule === undefined ? Prisma.empty : Prisma.sql` AND ${caughtBy(rule)}`
  return Prisma.sql`${viewCondition(siteId, view)}${counted}`
}

/** What a view is sorted by, as text for the cursor; null in an order by arrival. */
export function sortValue(order: Order): Prisma.Sql {
  if (order === 'longest') return Prisma.sql`${SINCE}::text`
  const { column } = parseOrder(order)
  return column ? Prisma.sql`(${column})::text` : Prisma.sql`NULL::text`
}

export function orderClause(order: Order): Prisma.Sql {
  const { column, falling } = parseOrder(order)
  const direction = falling ? Prisma.sql`DESC` : Prisma.sql`ASC`
  return column ? Prisma.sql`${column} ${direction}, s.comment_id ${direction}` : Prisma.sql`s.comment_id ${direction}`
}

/** Only what comes after the cursor, as one comparison of rows that an index can start from. */
export function afterCursor(order: Order, cursor: Cursor | null): Prisma.Sql {
  if (!cursor) return Prisma.empty
  const { column, falling } = parseOrder(order)
  const compare = falling ? Prisma.sql`<` : Prisma.sql`>`
  const value = cursor.score === null ? null : cursorValue(order, cursor.score)
  return column && value
    ? Prisma.sql` AND (${column}, s.comment_id) ${compare} (${value}, ${cursor.commentId}::uuid)`
    : Prisma.sql` AND s.comment_id ${compare} ${cursor.commentId}::uuid`
}

const MOST_REPORTS = 2 ** 31 - 1

/** A cursor's value as the column of its order has it; null where it is of another order. */
function cursorValue(order: Order, score: string): Prisma.Sql | null {
  if (order === 'reports') {
    const reports = Number(score)
    return Number.isInteger(reports) && reports <= MOST_REPORTS ? Prisma.sql`${reports}::int` : null
  }
  if (order !== 'longest') return Prisma.sql`${score}::text::real`
  const milliseconds = Number(score)
  return Number.isSafeInteger(milliseconds)
    ? Prisma.sql`${new Date(milliseconds).toISOString()}::text::timestamptz`
    : null
}
