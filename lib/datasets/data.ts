import type { LabelledComment } from '#lib/datasets/schema.ts'
import { pool } from '#lib/db/client.ts'
import { keyedDigest } from '#lib/text.ts'

const ROWS_AT_ONCE = 500

type Row = Omit<LabelledComment, 'annotator' | 'author' | 'postedAt' | 'labelledAt'> & {
  annotator: string
  author: string | null
  postedAt: Date | null
  labelledAt: Date
}

/** Each annotator's newest labels of each comment, grouped; what was cleared or erased is not there. */
const PAGE = `
  WITH newest AS (
    SELECT DISTINCT ON (l.comment_id, l.labelled_by, l.attribute) l.*
    FROM label_events l WHERE l.site_id = $1 AND (l.comment_id, l.labelled_by) IN (
      SELECT k.comment_id, k.labelled_by FROM label_events k
      WHERE k.site_id = $1 AND (k.comment_id, k.labelled_by) > ($2::uuid, $3::uuid)
      GROUP BY k.comment_id, k.labelled_by ORDER BY k.comment_id, k.labelled_by LIMIT $4)
    ORDER BY l.comment_id, l.labelled_by, l.attribute, l.id DESC
  ), grouped AS (
    SELECT n.comment_id, n.labelled_by,
      jsonb_object_agg(n.attribute, n.value) FILTER (WHERE n.value <> 'cleared') AS labels,
      max(n.labelled_at) AS labelled_at, bool_or(n.score_seen) AS score_seen, bool_or(n.source = 'bulk') AS bulk,
      (array_agg(n.guideline_id ORDER BY n.id DESC))[1] AS guideline_id,
      (array_agg(n.revision_id ORDER BY n.id DESC))[1] AS revision_id
    FROM newest n GROUP BY n.comment_id, n.labelled_by
  )
  SELECT g.comment_id AS "commentId", r.number AS revision, c.article_id AS "articleId", a.title AS "articleTitle",
    au.key AS author, c.posted_at AS "postedAt", c.posted_at_text AS "postedAtText", r.text, g.labelled_by AS annotator,
    g.labelled_at AS "labelledAt", gl.number AS guideline, g.score_seen AS "scoreSeen", g.bulk, g.labels
  FROM grouped g
  JOIN comments c ON c.id = g.comment_id
  JOIN articles a ON a.id = c.article_id
  JOIN revisions r ON r.id = g.revision_id
  JOIN guidelines gl ON gl.id = g.guideline_id
  LEFT JOIN authors au ON au.id = c.author_id
  ORDER BY g.comment_id, g.labelled_by`

const START = { commentId: '00000000-0000-0000-0000-000000000000', annotator: '00000000-0000-0000-0000-000000000000' }

/**
 * All labelled comments of a site as they were at one moment, in the order of comments and annotators, however many:
 * read by key inside one read-only snapshot. Pseudonyms are keyed with `pseudonymKey`.
 */
export async function* labelledComments(siteId: string, pseudonymKey: string): AsyncGenerator<LabelledComment> {
  const client = await pool().connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    let last = START
    for (;;) {
      const { rows } = await client.query<Row>(PAGE, [siteId, last.commentId, last.annotator, ROWS_AT_ONCE])
      for (const row of rows) if (row.labels && row.text !== null) yield toLabelled(row, pseudonymKey)
      const end = rows.at(-1)
      if (!end || rows.length < ROWS_AT_ONCE) return
      last = { commentId: end.commentId, annotator: end.annotator }
    }
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

function toLabelled(row: Row, key: string): LabelledComment {
  return {
    ...row,
    author: row.author && keyedDigest(key, `export author\n${row.author}`).slice(0, 16),
    annotator: keyedDigest(key, `export annotator\n${row.annotator}`).slice(0, 16),
    postedAt: row.postedAt?.toISOString() ?? null,
    labelledAt: row.labelledAt.toISOString(),
  }
}
