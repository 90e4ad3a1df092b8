import { db } from '#lib/db/client.ts'
import { sha256, storable } from '#lib/text.ts'

/** The article that this very source became when the site took it in before, or null. */
export async function articleOfSource(siteId: string, source: string): Promise<string | null> {
  const where = { siteId_sha256: { siteId, sha256: sha256(storable(source)) } }
  const page = await db().page.findUnique({ where, select: { article: { select: { id: true } } } })
  return page?.article?.id ?? null
}

/** The articles of a site that have comments whose scoring failed. */
export async function articlesWithFailures(siteId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ articleId: string }[]>`
    SELECT DISTINCT article_id AS "articleId" FROM comment_states
    WHERE site_id = ${siteId}::uuid AND scoring = 'failed' ORDER BY article_id`
  return rows.map((row) => row.articleId)
}

/** Comments whose current text has no language yet, the oldest first; an erased text counts as an empty one. */
export async function textsWithoutLanguage(
  limit: number,
): Promise<{ commentId: string; revisionId: string; text: string }[]> {
  return db().$queryRaw`
    SELECT s.comment_id AS "commentId", s.revision_id AS "revisionId", coalesce(r.text, '') AS text
    FROM (SELECT comment_id, revision_id FROM comment_states WHERE language IS NULL ORDER BY comment_id LIMIT ${limit}) s
    JOIN revisions r ON r.id = s.revision_id ORDER BY s.comment_id`
}
