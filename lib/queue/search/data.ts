import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Cursor } from '#lib/queue/cursor.ts'
import { saying } from '#lib/queue/filter-sql.ts'
import type { View } from '#lib/queue/schema.ts'
import {
  afterCursor,
  countCondition,
  type Narrowed,
  orderClause,
  sortValue,
  viewCondition,
} from '#lib/queue/view-sql.ts'
import type { Total } from '#lib/queue/views.ts'

/**
 * Words that stand in so few texts are found by the index of words and then sorted. Of commoner ones a page looks along
 * the queue, through so many comments at the most: it may hold few of them, and the next one goes on from there. So no
 * search costs more than this, whatever was asked for.
 */
const FEW = 5000
const LOOKED_AT = 5000

/** What a search finds is counted so far. */
const COUNTED = 1000

type Searching<V extends Narrowed = Narrowed> = V & { text: string }
type From = { cursor: Cursor | null; limit: number }

const wordless = <V extends Narrowed>({ text: _, ...view }: Searching<V>) => view

/** In how many texts words stand, as the database guesses it from what it knows of their frequency. */
async function guessTexts(words: string): Promise<number> {
  const [row] = await db().$queryRaw<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }[]>`
    EXPLAIN (FORMAT json) SELECT FROM revisions f WHERE ${saying(words)}`
  const [plan] = row?.['QUERY PLAN'] ?? []
  if (!plan) throw new Error('the database did not say how it would search')
  return plan.Plan['Plan Rows']
}

const isFew = async (words: string) => (await guessTexts(words)) <= FEW

/** The current texts that say these words, by the index of words alone. */
const found = (siteId: string, words: string) => Prisma.sql`
  found AS MATERIALIZED (SELECT f.id FROM revisions f WHERE ${saying(words)} AND f.site_id = ${siteId}::uuid)`

/** A page of what a search finds, as `picked` of the queue takes it, and the place where the page stops looking. */
export async function searchPage(siteId: string, view: Searching<View>, from: From) {
  const few = await isFew(view.text)
  const picked = few ? pickedByWords(siteId, view, from) : pickedAlong(siteId, view, from)
  return { picked, stop: () => (few ? Promise.resolve(null) : stopsLooking(siteId, view, from)) }
}

function pickedByWords(siteId: string, view: Searching<View>, { cursor, limit }: From): Prisma.Sql {
  const order = orderClause(view.order)
  return Prisma.sql`
    WITH ${found(siteId, view.text)}
    SELECT s.comment_id, ${sortValue(view.order)} AS sort_value, row_number() OVER (ORDER BY ${order}) AS place
    FROM found JOIN comment_states s ON s.revision_id = found.id
    WHERE ${viewCondition(siteId, wordless(view))}${afterCursor(view.order, cursor)}
    ORDER BY ${order} LIMIT ${limit}`
}

/** The comments that are looked at, in the order of the view. */
function along(siteId: string, view: Searching<View>, { cursor, limit }: From): Prisma.Sql {
  const order = orderClause(view.order)
  return Prisma.sql`
    SELECT s.comment_id, s.revision_id, ${sortValue(view.order)} AS sort_value, row_number() OVER (ORDER BY ${order}) AS place
    FROM comment_states s WHERE ${viewCondition(siteId, wordless(view))}${afterCursor(view.order, cursor)}
    ORDER BY ${order} LIMIT ${limit}`
}

/** One after the other: it stops as soon as the page is full. */
function pickedAlong(siteId: string, view: Searching<View>, { cursor, limit }: From): Prisma.Sql {
  return Prisma.sql`
    SELECT l.comment_id, l.sort_value, l.place FROM (${along(siteId, view, { cursor, limit: LOOKED_AT })}) l,
      LATERAL (SELECT FROM revisions f WHERE f.id = l.revision_id AND ${saying(view.text)} LIMIT 1) said
    LIMIT ${limit}`
}

/** The last comment that a page looked at; null where the view ends before. */
async function stopsLooking(siteId: string, view: Searching<View>, { cursor }: From): Promise<Cursor | null> {
  const [last] = await db().$queryRaw<{ id: string; value: string | null }[]>`
    SELECT s.comment_id AS id, ${sortValue(view.order)} AS value FROM comment_states s
    WHERE ${viewCondition(siteId, wordless(view))}${afterCursor(view.order, cursor)}
    ORDER BY ${orderClause(view.order)} LIMIT 1 OFFSET ${LOOKED_AT - 1}`
  return last ? { commentId: last.id, score: last.value } : null
}

/** How many comments a search finds, as far as they are counted. */
export async function searchedCount(siteId: string, view: Searching): Promise<Total> {
  if (await isFew(view.text)) return countByWords(siteId, view)
  const [row] = await db().$queryRaw<{ looked: number; count: number }[]>`
    SELECT count(*)::int AS looked, (count(*) FILTER (WHERE ${saying(view.text)}))::int AS count
    FROM (SELECT s.revision_id FROM comment_states s WHERE ${countCondition(siteId, wordless(view))} LIMIT ${LOOKED_AT}) l
    JOIN LATERAL (SELECT f.search FROM revisions f WHERE f.id = l.revision_id LIMIT 1) f ON true`
  return { count: row?.count ?? 0, exact: (row?.looked ?? 0) < LOOKED_AT }
}

async function countByWords(siteId: string, view: Searching): Promise<Total> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    WITH ${found(siteId, view.text)}
    SELECT count(*)::int AS count FROM (
      SELECT FROM found JOIN comment_states s ON s.revision_id = found.id
      WHERE ${countCondition(siteId, wordless(view))} LIMIT ${COUNTED + 1}) c`
  const count = row?.count ?? 0
  return count > COUNTED ? { count: COUNTED, exact: false } : { count, exact: true }
}
