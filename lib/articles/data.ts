import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Status } from '#lib/decisions/kinds.ts'
import { articlesUnder } from '#lib/sections/articles-sql.ts'
import type { Section, SectionFilter } from '#lib/sections/schema.ts'

export const ARTICLES_PER_PAGE = 50

export type ArticleRow = {
  id: string
  title: string | null
  section: string | null
  receivedAt: Date
  comments: number
  pending: number
  hidden: number
  /** Of the separator itself; a person who moved the border has settled it. */
  hasCommentsConfidence: number
  borderConfidence: number
  corrected: boolean
}

type Part = { before: string | null; section: SectionFilter }

/**
 * A site's articles, newest first, from `before` (an article's id) on, with counts of their comments; those of one
 * section where it is named, or of none.
 */
export async function listArticles(siteId: string, { before, section }: Part): Promise<ArticleRow[]> {
  const after = before ? Prisma.sql`AND a.id < ${before}::uuid` : Prisma.empty
  return db().$queryRaw<ArticleRow[]>`
    SELECT a.id, a.title, se.name AS section, a.created_at AS "receivedAt",
      count(s.comment_id)::int AS comments,
      count(s.comment_id) FILTER (WHERE s.status = 'pending')::int AS pending,
      count(s.comment_id) FILTER (WHERE s.status = 'hidden')::int AS hidden,
      -- An article whose comments were sent one by one was never separated: nothing of it was guessed.
      coalesce(p.has_comments_confidence, 1) AS "hasCommentsConfidence", coalesce(p.border_confidence, 1) AS "borderConfidence",
      EXISTS (SELECT 1 FROM separations q WHERE q.page_id = a.page_id AND q.corrects_id IS NOT NULL) AS corrected
    FROM (SELECT * FROM articles a WHERE ${articlesUnder(siteId, section)} ${after} ORDER BY a.id DESC LIMIT ${ARTICLES_PER_PAGE}) a
    LEFT JOIN sections se ON se.id = a.section_id
    LEFT JOIN comment_states s ON s.article_id = a.id
    LEFT JOIN LATERAL (
      SELECT * FROM separations p WHERE p.page_id = a.page_id AND p.corrects_id IS NULL ORDER BY p.id LIMIT 1
    ) p ON true
    GROUP BY a.id, a.title, se.name, a.created_at, a.page_id, p.has_comments_confidence, p.border_confidence
    ORDER BY a.id DESC`
}

/** How many articles stand there, and the newest of them: what is moved in one go stops at it. */
export async function countArticles(
  siteId: string,
  section: SectionFilter,
): Promise<{ count: number; upTo: string | null }> {
  const held = articlesUnder(siteId, section)
  const [row] = await db().$queryRaw<{ count: number; upTo: string | null }[]>`
    SELECT count(*)::int AS count, (SELECT a.id FROM articles a WHERE ${held} ORDER BY a.id DESC LIMIT 1) AS "upTo"
    FROM articles a WHERE ${held}`
  if (!row) throw new Error('counting answered nothing')
  return row
}

/** How many of an article's comments stand where. */
export async function articleCounts(siteId: string, id: string): Promise<Record<Status, number>> {
  const rows = await db().commentState.groupBy({ by: ['status'], where: { siteId, articleId: id }, _count: true })
  const counts: Record<Status, number> = { pending: 0, approved: 0, hidden: 0, escalated: 0, gone: 0 }
  for (const row of rows) counts[row.status] = row._count
  return counts
}

export type Article = {
  id: string
  title: string | null
  text: string | null
  author: string | null
  publishedAtText: string | null
  url: string | null
  section: Section | null
}

export async function articleById(siteId: string, id: string): Promise<Article | null> {
  const select = { id: true, title: true, text: true, author: true, publishedAtText: true, url: true }
  const section = { select: { id: true, name: true } }
  return db().article.findFirst({ where: { id, siteId }, select: { ...select, section } })
}
