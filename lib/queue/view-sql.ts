import { Prisma } from '#lib/db/generated/client.ts'
import type { Cursor } from '#lib/queue/cursor.ts'
import type { View } from '#lib/queue/schema.ts'
import type { Order, QueueName } from '#lib/queue/views.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

/** The conditions of each queue, spelled as in the partial indexes so that PostgreSQL can use them. */
const CONDITIONS: Record<QueueName, Prisma.Sql> = {
  pending: Prisma.sql`s.status = 'pending'`,
  flagged: Prisma.sql`s.status = 'pending' AND s.flagged`,
  unscored: Prisma.sql`s.status = 'pending' AND s.scoring <> 'scored'`,
  escalated: Prisma.sql`s.status = 'escalated'`,
  approved: Prisma.sql`s.status = 'approved'`,
  hidden: Prisma.sql`s.status = 'hidden'`,
}

/** A comment without a score stands above all scores, in view: infinity, as the indexes spell it. */
const COLUMNS: Record<Attribute, Prisma.Sql> = {
  identity_attack: Prisma.sql`coalesce(s.identity_attack, 'Infinity'::real)`,
  insult: Prisma.sql`coalesce(s.insult, 'Infinity'::real)`,
  obscene: Prisma.sql`coalesce(s.obscene, 'Infinity'::real)`,
  severe_toxicity: Prisma.sql`coalesce(s.severe_toxicity, 'Infinity'::real)`,
  sexual_explicit: Prisma.sql`coalesce(s.sexual_explicit, 'Infinity'::real)`,
  threat: Prisma.sql`coalesce(s.threat, 'Infinity'::real)`,
  toxicity: Prisma.sql`coalesce(s.toxicity, 'Infinity'::real)`,
}

type ParsedOrder = { column: Prisma.Sql | null; falling: boolean }

function parseOrder(order: Order): ParsedOrder {
  if (order === 'newest' || order === 'oldest') return { column: null, falling: order === 'newest' }
  const [attribute, end] = order.split(':') as [Attribute, 'high' | 'low']
  return { column: COLUMNS[attribute], falling: end === 'high' }
}

/** The condition of a view on a site, `s` being comment_states. */
export function viewCondition(siteId: string, view: Pick<View, 'queue' | 'article'>): Prisma.Sql {
  const article = view.article ? Prisma.sql` AND s.article_id = ${view.article}::uuid` : Prisma.empty
  return Prisma.sql`s.site_id = ${siteId}::uuid AND ${CONDITIONS[view.queue]}${article}`
}

/** What a view is sorted by, as text for the cursor; null in an order by arrival. */
export function sortValue(order: Order): Prisma.Sql {
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
  return column && cursor.score !== null
    ? Prisma.sql` AND (${column}, s.comment_id) ${compare} (${cursor.score}::text::real, ${cursor.commentId}::uuid)`
    : Prisma.sql` AND s.comment_id ${compare} ${cursor.commentId}::uuid`
}
