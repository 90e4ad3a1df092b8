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
