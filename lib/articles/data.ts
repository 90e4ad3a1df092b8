import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'

export const ARTICLES_PER_PAGE = 50

export type ArticleRow = {
  id: string
  title: string | null
  receivedAt: Date
  comments: number
  pending: number
  hidden: number
  hasCommentsConfidence: number
}

/** A site's articles, newest first, from `before` (an article's id) on, with counts of their comments. */
export async function listArticles(siteId: string, before: string | null): Promise<ArticleRow[]> {
  const after = before ? Prisma.sql`AND a.id < ${before}::uuid` : Prisma.empty
  return db().$queryRaw<ArticleRow[]>`
    SELECT a.id, a.title, a.created_at AS "receivedAt",
      count(s.comment_id)::int AS comments,
      count(s.comment_id) FILTER (WHERE s.status = 'pending')::int AS pending,
      count(s.comment_id) FILTER (WHERE s.status = 'hidden')::int AS hidden,
      (SELECT p.has_comments_confidence FROM separations p WHERE p.page_id = a.page_id ORDER BY p.id LIMIT 1)
        AS "hasCommentsConfidence"
    FROM (SELECT * FROM articles a WHERE a.site_id = ${siteId}::uuid ${after} ORDER BY a.id DESC LIMIT ${ARTICLES_PER_PAGE}) a
    LEFT JOIN comment_states s ON s.article_id = a.id
    GROUP BY a.id, a.title, a.created_at, a.page_id ORDER BY a.id DESC`
}

export type Article = {
  id: string
  title: string | null
  text: string | null
  author: string | null
  publishedAtText: string | null
  url: string | null
}

export async function articleById(siteId: string, id: string): Promise<Article | null> {
  const select = { id: true, title: true, text: true, author: true, publishedAtText: true, url: true }
  return db().article.findFirst({ where: { id, siteId }, select })
}
