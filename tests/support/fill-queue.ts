import { db } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { makeArticle } from '#tests/support/desk.ts'

/**
 * Gives a site `count` pending comments in a few set-based statements. Their scores repeat, in steps of 1/`steps`;
 * every ninth is failed, every eleventh waits, every fifth is flagged. Ids ascend in the order of arrival.
 */
export async function fillQueue(siteId: string, count: number, steps = 20): Promise<void> {
  const articleId = await makeArticle(siteId, [])
  const authorId = newId()
  await db().author.create({ data: { id: authorId, siteId, key: authorId, name: 'Prolific' } })
  const made = `SELECT n, uuidv7((n || ' ms')::interval) AS id FROM generate_series(1, ${count}) n`
  await db().$executeRawUnsafe(
    `WITH made AS MATERIALIZED (${made}), added AS (
      INSERT INTO comments (id, site_id, article_id, author_id, source, position, depth, received_at)
      SELECT id, $1::uuid, $2::uuid, $3::uuid, 'page', n, 0, now() FROM made RETURNING id)
    INSERT INTO revisions (id, site_id, comment_id, number, text, received_at)
    SELECT uuidv7(), $1::uuid, id, 1, 'remark ' || id, now() FROM added`,
    siteId,
    articleId,
    authorId,
  )
  const scores = ATTRIBUTES.map((_, index) => `floor(random() * ${steps}) / ${steps} + 0 * ${index}`)
  const columns = ATTRIBUTES.map(
    (attribute, index) => `CASE WHEN scored THEN (${scores[index]})::real END AS ${attribute}`,
  )
  await db().$executeRawUnsafe(
    `INSERT INTO comment_states (comment_id, site_id, article_id, author_id, revision_id, status, scoring, flagged, reasons,
      received_at, ${ATTRIBUTES.join(', ')}, confidence)
    SELECT id, $1::uuid, $2::uuid, $3::uuid, revision_id, 'pending',
      (CASE WHEN scored THEN 'scored' WHEN n % 9 = 0 THEN 'failed' ELSE 'waiting' END)::scoring, n % 5 = 0, '[]', now(),
      ${columns.join(', ')}, CASE WHEN scored THEN 1 END
    FROM (SELECT c.id, r.id AS revision_id, c.position AS n, c.position % 9 <> 0 AND c.position % 11 <> 0 AS scored
      FROM comments c JOIN revisions r ON r.comment_id = c.id WHERE c.article_id = $2::uuid) c`,
    siteId,
    articleId,
    authorId,
  )
}
