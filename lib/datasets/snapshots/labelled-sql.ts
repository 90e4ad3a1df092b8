import { Prisma } from '#lib/db/generated/client.ts'

/** A time as JavaScript writes it. */
const iso = (column: Prisma.Sql) => Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * The next `limit` labelled comments of a site after one, by id, with their current text and what each annotator says
 * of it: each one's newest event for each attribute. `said` is null where all was cleared.
 */
export function labelledAfter(siteId: string, { after, limit }: { after: string; limit: number }): Prisma.Sql {
  return Prisma.sql`
    WITH picked AS (
      SELECT DISTINCT k.comment_id FROM label_events k
      WHERE k.site_id = ${siteId}::uuid AND k.comment_id > ${after}::uuid ORDER BY k.comment_id LIMIT ${limit}
    ), newest AS (
      SELECT DISTINCT ON (l.comment_id, l.labelled_by, l.attribute) l.*
      FROM picked p JOIN comment_states s ON s.comment_id = p.comment_id
        JOIN label_events l ON l.comment_id = p.comment_id AND l.revision_id = s.revision_id
      ORDER BY l.comment_id, l.labelled_by, l.attribute, l.id DESC
    ), said AS (
      SELECT n.comment_id, jsonb_agg(jsonb_build_object('by', n.labelled_by, 'attribute', n.attribute, 'value', n.value,
          'seen', n.score_seen, 'batchId', CASE WHEN n.source = 'bulk' THEN n.batch_id END, 'guideline', g.number,
          'at', ${iso(Prisma.sql`n.labelled_at`)}) ORDER BY n.attribute, n.labelled_by) AS said
      FROM newest n JOIN guidelines g ON g.id = n.guideline_id WHERE n.value <> 'cleared' GROUP BY n.comment_id
    )
    SELECT p.comment_id AS "commentId", s.revision_id AS "revisionId", r.text, c.article_id AS "groupKey", d.said,
      jsonb_build_object('author', au.key, 'parentId', c.parent_id, 'postedAt', ${iso(Prisma.sql`c.posted_at`)},
        'decision', CASE WHEN s.status IN ('approved', 'hidden') THEN s.status END, 'scorer', sc.scorer,
        'scores', CASE WHEN sc.outcome = 'scored' THEN jsonb_build_object('identity_attack', sc.identity_attack,
          'insult', sc.insult, 'obscene', sc.obscene, 'severe_toxicity', sc.severe_toxicity,
          'sexual_explicit', sc.sexual_explicit, 'threat', sc.threat, 'toxicity', sc.toxicity) END) AS about
    FROM picked p
    JOIN comment_states s ON s.comment_id = p.comment_id
    JOIN comments c ON c.id = p.comment_id
    JOIN revisions r ON r.id = s.revision_id
    LEFT JOIN said d ON d.comment_id = p.comment_id
    LEFT JOIN authors au ON au.id = c.author_id
    LEFT JOIN scores sc ON sc.id = s.score_id
    ORDER BY p.comment_id`
}

/** The rows of two snapshots side by side, by comment; of no snapshot where an id is null. */
export function rowPairs(before: string | null, after: string): Prisma.Sql {
  return Prisma.sql`
    (SELECT * FROM snapshot_rows WHERE snapshot_id = ${before}::uuid) o
    FULL JOIN (SELECT * FROM snapshot_rows WHERE snapshot_id = ${after}::uuid) n USING (comment_id)`
}

/** Whether half of those who answered or more said yes; null where nobody did. */
export function positive(answers: Prisma.Sql, attribute: Prisma.Sql): Prisma.Sql {
  const answer = Prisma.sql`${answers} -> ${attribute}`
  return Prisma.sql`((${answer} ->> 'positive')::int * 2 >= (${answer} ->> 'answered')::int)`
}
