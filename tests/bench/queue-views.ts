import { db, pool } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Cursor } from '#lib/queue/cursor.ts'
import { type View, viewQuery } from '#lib/queue/schema.ts'
import { orderClause, sortValue, viewCondition } from '#lib/queue/view-sql.ts'
import { ordersOf, QUEUES } from '#lib/queue/views.ts'

export type NamedView = { name: string; view: View }

/** Every queue in each of its orders, and the queue narrowed by each filter, by common and by rare values. */
export async function viewsOf(siteId: string): Promise<NamedView[]> {
  const plain = QUEUES.flatMap((queue) => ordersOf(queue).map((order) => ({ queue, order })))
  const { rows } = await pool().query(
    `SELECT (SELECT id FROM sections WHERE site_id = $1 ORDER BY id LIMIT 1) AS section,
       (SELECT id FROM articles WHERE site_id = $1 ORDER BY id LIMIT 1) AS article,
       (SELECT id FROM authors WHERE site_id = $1 AND key = '1') AS prolific,
       (SELECT id FROM authors WHERE site_id = $1 AND key = '30000') AS author,
       (SELECT min(id::text) FROM users) AS assignee`,
    [siteId],
  )
  const { section, article, prolific, author, assignee } = rows[0] as Record<string, string>
  const narrowed = [
    { section },
    { section, order: 'newest' },
    { article },
    { author },
    { author: prolific },
    { author: prolific, queue: 'all' },
    { band: 'toxicity:0-0.2', order: 'toxicity:low' },
    { band: 'toxicity:0.9-1' },
    { band: 'insult:0.98-1' },
    { band: 'insult:0.5-0.6', order: 'newest' },
    { rule: 'toxicity' },
    { rule: 'insult' },
    { scoring: 'failed' },
    { scoring: 'failed', order: 'oldest' },
    { scoring: 'skipped' },
    { reported: 'yes' },
    { reported: 'yes', order: 'reports' },
    { reported: 'yes', order: 'newest', queue: 'flagged' },
    { language: 'de' },
    { language: 'en', order: 'longest' },
    { language: 'fr' },
    { assignee },
    { assignee: 'nobody', order: 'newest' },
    { queue: 'mine' },
    { newer: '24h' },
    { newer: '24h', order: 'oldest' },
    { older: '30d', order: 'newest' },
    { text: 'word0' },
    { text: 'word17', order: 'newest' },
    { text: 'word15000' },
    { text: 'word15000', queue: 'all' },
    { text: 'word3 word5 -word0', queue: 'all' },
    { text: '"word1 word2"', order: 'oldest' },
    { text: 'absent' },
  ]
  return [...plain, ...narrowed].map((query) => ({
    name: new URLSearchParams(query as Record<string, string>).toString(),
    view: viewQuery.parse(query),
  }))
}

/** A place far down in a view: three quarters of what it holds, or 50,000 rows. Null where there is nothing. */
export async function deepCursor(siteId: string, view: View): Promise<Cursor | null> {
  const where = viewCondition(siteId, view)
  const [row] = await db().$queryRaw<{ id: string; score: string | null }[]>(Prisma.sql`
    SELECT s.comment_id AS id, ${sortValue(view.order)} AS score FROM comment_states s WHERE ${where}
    ORDER BY ${orderClause(view.order)} LIMIT 1 OFFSET (
      SELECT least(50000, count(*) * 3 / 4) FROM (SELECT FROM comment_states s WHERE ${where} LIMIT 70000) x)`)
  return row ? { commentId: row.id, score: row.score } : null
}
