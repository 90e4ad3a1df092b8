import { db, type Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { OldComment } from '#lib/ingest/review/reconcile-comments.ts'
import type { StoredBlock } from '#lib/separation/correction-between.ts'
import type { PageSource } from '#lib/separation/schema.ts'

export const PAGES_PER_LIST = 50

export type WaitingPage = {
  id: string
  articleId: string
  title: string | null
  url: string | null
  receivedAt: Date
  borderConfidence: number
  hasCommentsConfidence: number
}

/** The pages of a site whose separation waits for a look, the oldest first, from after `after` on. */
export async function waitingPages(siteId: string, after: string | null): Promise<WaitingPage[]> {
  const later = after ? Prisma.sql`AND p.id > ${after}::uuid` : Prisma.empty
  return db().$queryRaw<WaitingPage[]>`
    SELECT p.id, a.id AS "articleId", a.title, p.url, p.received_at AS "receivedAt",
      s.border_confidence AS "borderConfidence", s.has_comments_confidence AS "hasCommentsConfidence"
    FROM pages p
    JOIN articles a ON a.page_id = p.id
    JOIN separations s ON s.page_id = p.id AND s.corrects_id IS NULL
    WHERE p.site_id = ${siteId}::uuid AND p.review = 'waiting' ${later}
    ORDER BY p.id LIMIT ${PAGES_PER_LIST}`
}

/** How many pages of a site wait for a look. */
export async function countWaitingPages(siteId: string): Promise<number> {
  return db().page.count({ where: { siteId, review: 'waiting' } })
}

export type StoredPage = {
  id: string
  articleId: string
  waiting: boolean
  /** Null where it was erased. */
  source: PageSource | null
  separation: { id: string; version: string; blocks: StoredBlock[]; warnings: string[] }
}

/** A page of the site with its newest separation; null where there is none. */
export async function storedPage(siteId: string, id: string): Promise<StoredPage | null> {
  const include = { article: { select: { id: true } }, separations: { orderBy: { id: 'desc' as const }, take: 1 } }
  const page = await db().page.findFirst({ where: { id, siteId }, include })
  const newest = page?.separations[0]
  if (!page?.article || !newest) return null
  return {
    id,
    articleId: page.article.id,
    waiting: page.review === 'waiting',
    source: sourceOf(page),
    separation: {
      id: newest.id,
      version: newest.version,
      blocks: newest.blocks as unknown as StoredBlock[],
      warnings: newest.warnings,
    },
  }
}

type Kept = { kind: 'text' | 'html'; source: string | null; url: string | null }

/** What came in; null where it was erased. */
function sourceOf({ kind, source, url }: Kept): PageSource | null {
  if (source === null) return null
  if (kind === 'text') return { kind, text: source }
  return { kind, html: source, ...(url === null ? {} : { url }) }
}

/** The page that an article came from, and whether it waits; null where its comments were sent one by one. */
export async function pageOfArticle(
  siteId: string,
  articleId: string,
): Promise<{ id: string; waiting: boolean } | null> {
  const page = await db().page.findFirst({
    where: { siteId, article: { id: articleId } },
    select: { id: true, review: true },
  })
  return page && { id: page.id, waiting: page.review === 'waiting' }
}

export type CommentHere = OldComment & { revision: number }

/** The comments that a page has given so far, in the order of the page. Locks them in the order of ids. */
export async function commentsOfPage(tx: Tx, articleId: string): Promise<CommentHere[]> {
  const rows = await tx.$queryRaw<(Omit<CommentHere, 'span'> & { spanStart: number; spanEnd: number })[]>`
    WITH held AS (
      SELECT comment_id, revision_id FROM comment_states WHERE article_id = ${articleId}::uuid
      ORDER BY comment_id FOR UPDATE
    )
    SELECT c.id, r.text, coalesce(r.span_start, 0) AS "spanStart", coalesce(r.span_end, 0) AS "spanEnd",
      r.number AS revision
    FROM held h JOIN comments c ON c.id = h.comment_id JOIN revisions r ON r.id = h.revision_id
    WHERE c.source = 'page' ORDER BY c.position, c.id`
  return rows.map(({ spanStart, spanEnd, ...row }) => ({ ...row, span: [spanStart, spanEnd] as const }))
}

export type StoredCorrection = { id: string; erred: string; source: PageSource; blocks: StoredBlock[] }

/** The pages of a site that people corrected, each as its newest correction says, with the version that erred. */
export async function* corrections(siteId: string): AsyncGenerator<StoredCorrection> {
  for (let after = FIRST_ID; ; ) {
    const where = {
      siteId,
      id: { gt: after },
      source: { not: null },
      separations: { some: { correctsId: { not: null } } },
    }
    const separations = { orderBy: { id: 'asc' as const } }
    const page = await db().page.findFirst({ where, orderBy: { id: 'asc' }, include: { separations } })
    const [first, last] = [page?.separations[0], page?.separations.at(-1)]
    if (!page || !first || !last) return
    after = page.id
    const source = sourceOf(page)
    if (source) yield { id: page.id, erred: first.version, source, blocks: last.blocks as unknown as StoredBlock[] }
  }
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000'
