import type { AuthorHistory, AuthorRecord, PastComment } from '#lib/authors/schema.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { harshestSql } from '#lib/scoring/scores-sql.ts'

/** How many of an author's comments are read at once. */
export const HISTORY_PAGE = 30

/** An author of a site with how their comments stand; null where the site has none such. */
export async function authorRecord(siteId: string, authorId: string): Promise<AuthorRecord | null> {
  const [record] = await db().$queryRaw<AuthorRecord[]>`
    SELECT a.id, a.name, n.pending, n.approved, n.hidden, n.escalated
    FROM authors a CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE s.status = 'pending')::int AS pending,
        count(*) FILTER (WHERE s.status = 'approved')::int AS approved,
        count(*) FILTER (WHERE s.status = 'hidden')::int AS hidden,
        count(*) FILTER (WHERE s.status = 'escalated')::int AS escalated
      FROM comment_states s WHERE s.author_id = a.id
    ) n
    WHERE a.id = ${authorId}::uuid AND a.site_id = ${siteId}::uuid`
  return record ?? null
}

/** An author's comments from the newest on, or from after `before`, the id of the last one seen. */
export async function authorHistory(siteId: string, authorId: string, before: string | null): Promise<AuthorHistory> {
  const from = before ? Prisma.sql`AND c.id < ${before}::uuid` : Prisma.empty
  const rows = await db().$queryRaw<PastComment[]>`
    SELECT c.id AS "commentId", r.text, s.status::text AS status, s.toxicity, ${harshestSql('s')} AS harshest,
      a.title AS article, c.received_at AS "receivedAt"
    FROM comments c JOIN comment_states s ON s.comment_id = c.id JOIN revisions r ON r.id = s.revision_id
    JOIN articles a ON a.id = c.article_id
    WHERE c.author_id = ${authorId}::uuid AND c.site_id = ${siteId}::uuid ${from}
    ORDER BY c.id DESC LIMIT ${HISTORY_PAGE + 1}`
  const comments = rows.slice(0, HISTORY_PAGE)
  return { comments, next: rows.length > HISTORY_PAGE ? (comments.at(-1)?.commentId ?? null) : null }
}
