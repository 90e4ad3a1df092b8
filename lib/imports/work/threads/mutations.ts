import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { scoped } from '#lib/imports/work/data.ts'
import type { Work } from '#lib/imports/work/mutations.ts'

const ARTICLES_AT_ONCE = 1000
const PATIENCE = { timeout: 300_000 }

/** Threads that go deeper stay in the order in which their comments came: each step down makes sorting dearer. */
const DEEPEST = 200

/**
 * Puts what came in into the order of its threads: an answer stands under what it answers; else what was here comes
 * first, and then what is new in the order of the file, whenever it was let in. An export is in the order of time, and
 * its parents may come last.
 */
export async function orderThreads(work: Work): Promise<void> {
  for (let after: string | null = ''; after !== null; ) after = await orderSome(work, after)
}

/** Answers where to go on, null at the end. Ids grow with time: what is new has a later one than the import. */
async function orderSome({ id, siteId, settings }: Work, after: string): Promise<string | null> {
  const row = Prisma.sql`LEFT JOIN import_rows r ON r.import_id = ${id}::uuid AND r.external_id = c.external_id
    AND c.source = ${settings.source} AND c.id > ${id}::uuid`
  const at = Prisma.sql`ARRAY[(r.number IS NOT NULL)::int, coalesce(r.number, c.position)]`
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('belowline ingest ' || ${siteId}, 0))`
    const named = await tx.$queryRaw<{ articleId: string }[]>`
      SELECT DISTINCT article_id AS "articleId" FROM import_rows
      WHERE import_id = ${id}::uuid AND NOT gone AND article_id > ${after} ORDER BY 1 LIMIT ${ARTICLES_AT_ONCE}`
    const externalIds = named.map(({ articleId }) => scoped(settings.source, articleId))
    await tx.$executeRaw`
      WITH RECURSIVE asked AS (
        SELECT a.id FROM articles a WHERE a.site_id = ${siteId}::uuid AND a.external_id = ANY(${externalIds})
          AND NOT EXISTS (SELECT 1 FROM comments c WHERE c.article_id = a.id AND c.depth > ${DEEPEST}::int)
      ), ordered AS (
        SELECT c.id, c.article_id, ${at} AS path FROM comments c JOIN asked a ON a.id = c.article_id ${row}
        WHERE c.parent_id IS NULL
        UNION ALL
        SELECT c.id, c.article_id, o.path || ${at} FROM ordered o JOIN comments c ON c.parent_id = o.id ${row}
      ), placed AS (
        SELECT id, row_number() OVER (PARTITION BY article_id ORDER BY path, id) - 1 AS place FROM ordered
      )
      UPDATE comments c SET position = p.place FROM placed p WHERE p.id = c.id AND c.position <> p.place`
    return named.length < ARTICLES_AT_ONCE ? null : (named.at(-1)?.articleId ?? null)
  }, PATIENCE)
}
