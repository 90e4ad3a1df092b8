import { db } from '#lib/db/client.ts'

const TABLES = ['pages', 'separations', 'articles', 'authors', 'comments', 'revisions', 'comment_states'] as const

/** How many rows a site has in every table that a page goes to, its audit events, and all jobs there are. */
export async function countRows(siteId: string): Promise<Record<string, number>> {
  const counted = TABLES.map((table) => `(SELECT count(*)::int FROM ${table} WHERE site_id = $1::uuid) AS ${table}`)
  const events = '(SELECT count(*)::int FROM audit_events WHERE site_id = $1::uuid) AS events'
  const jobs = '(SELECT count(*)::int FROM graphile_worker.jobs) AS jobs'
  const sql = `SELECT ${[...counted, events, jobs].join(', ')}`
  const [counts] = await db().$queryRawUnsafe<Record<string, number>[]>(sql, siteId)
  return counts ?? {}
}
