import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Counts } from '#lib/queue/schema.ts'
import { searchedCount } from '#lib/queue/search/data.ts'
import { countCondition, type Narrowed } from '#lib/queue/view-sql.ts'
import { DECIDED_COUNTED, FILTERS, type QueueName, type Total } from '#lib/queue/views.ts'

type Kept = Exclude<QueueName, 'mine'>

/** What of the kept counts belongs to each queue. */
const PLACES: Record<Kept, Prisma.Sql> = {
  pending: Prisma.sql`status = 'pending'`,
  flagged: Prisma.sql`status = 'pending' AND flagged`,
  unscored: Prisma.sql`status = 'pending' AND unscored`,
  escalated: Prisma.sql`status = 'escalated'`,
  approved: Prisma.sql`status = 'approved'`,
  hidden: Prisma.sql`status = 'hidden'`,
  all: Prisma.sql`true`,
}

const kept = (queue: Kept) => Prisma.sql`(coalesce(sum(change) FILTER (WHERE ${PLACES[queue]}), 0))::int`

/** How many comments wait in each queue of a site, in one snapshot; `mine` counts what was given to `userId`. */
export async function queueCounts(siteId: string, userId: string): Promise<Counts> {
  const mine = countCondition(siteId, { queue: 'mine', assignee: userId })
  const [counts] = await db().$queryRaw<Counts[]>`
    SELECT ${kept('pending')} AS pending, ${kept('flagged')} AS flagged, ${kept('unscored')} AS unscored,
      ${kept('escalated')} AS escalated, (SELECT count(*)::int FROM comment_states s WHERE ${mine}) AS mine
    FROM queue_counts WHERE site_id = ${siteId}::uuid`
  if (!counts) throw new Error('counting answered nothing')
  return counts
}

/**
 * How many comments a view holds. A whole queue's number is kept; what is narrowed is counted now: what waits to its end,
 * what is decided and what a search finds as far as is said there.
 */
export async function viewCount(siteId: string, view: Narrowed): Promise<Total> {
  const { queue } = view
  if (view.text !== undefined) return searchedCount(siteId, { ...view, text: view.text })
  if (queue !== 'mine' && FILTERS.every((filter) => view[filter] === undefined)) return keptCount(siteId, queue)
  const end = ['approved', 'hidden', 'all'].includes(queue) ? DECIDED_COUNTED : null
  const found = Prisma.sql`SELECT s.comment_id FROM comment_states s WHERE ${countCondition(siteId, view)}`
  const counted = end === null ? found : Prisma.sql`${found} LIMIT ${end + 1}`
  const [row] = await db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM (${counted}) s`
  const count = row?.count ?? 0
  return end !== null && count > end ? { count: end, exact: false } : { count, exact: true }
}

async function keptCount(siteId: string, queue: Kept): Promise<Total> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT ${kept(queue)} AS count FROM queue_counts WHERE site_id = ${siteId}::uuid`
  return { count: row?.count ?? 0, exact: true }
}
