import { db } from '#lib/db/client.ts'

/** Articles whose comments wait for a score although no job will give it: it was lost, or given up. */
export async function articlesWithoutJob(): Promise<string[]> {
  const rows = await db().$queryRaw<{ articleId: string }[]>`
    SELECT DISTINCT s.article_id AS "articleId" FROM comment_states s
    WHERE s.scoring = 'waiting'
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j 
        WHERE j.key = 'score-article:' || s.article_id AND j.attempts < j.max_attempts)`
  return rows.map((row) => row.articleId)
}

/** Uses of a version that hold and whose scores not all comments of the site have, although no job will give them. */
export async function usesWithoutJob(): Promise<{ siteId: string; useId: string }[]> {
  return db().$queryRaw`
    SELECT u.site_id AS "siteId", u.id AS "useId" FROM scorer_uses u
    WHERE u.settled_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM scorer_uses later WHERE later.site_id = u.site_id AND later.number > u.number)
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j
        WHERE j.key = 'settle-scorer:' || u.site_id AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL))`
}
