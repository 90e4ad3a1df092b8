import { Prisma } from '#lib/db/generated/client.ts'
import { attributeRead, settledLabels } from '#lib/labels/held-sql.ts'
import { UNDETERMINED } from '#lib/queue/views.ts'

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
    ), read AS (
      SELECT l.id, l.comment_id, l.labelled_by, l.value, l.score_seen, l.source, l.batch_id, l.guideline_id, l.labelled_at,
        l.spans, l.lead_ms, ${attributeRead('l')} AS attribute
      FROM picked p JOIN comment_states s ON s.comment_id = p.comment_id
        JOIN label_events l ON l.comment_id = p.comment_id AND l.revision_id = s.revision_id
    ), newest AS (
      SELECT DISTINCT ON (e.comment_id, e.labelled_by, e.attribute) e.* FROM read e
      ORDER BY e.comment_id, e.labelled_by, e.attribute, e.id DESC
    ), rules AS (
      SELECT u.policy_id, jsonb_object_agg(u.attribute, u.threshold) AS thresholds
      FROM policies o JOIN policy_rules u ON u.policy_id = o.id WHERE o.site_id = ${siteId}::uuid GROUP BY u.policy_id
    ), settled AS (
      SELECT t.comment_id, jsonb_object_agg(t.attribute, t.value) AS settled
      FROM picked p JOIN (${settledLabels(siteId)}) t USING (comment_id) GROUP BY t.comment_id
    ), said AS (
      SELECT n.comment_id, jsonb_agg(jsonb_build_object('by', n.labelled_by, 'attribute', n.attribute, 'value', n.value,
          'seen', n.score_seen, 'batchId', CASE WHEN n.source = 'bulk' THEN n.batch_id END, 'guideline', g.number,
          'at', ${iso(Prisma.sql`n.labelled_at`)})
          || jsonb_strip_nulls(jsonb_build_object('spans', nullif(n.spans, '[]'), 'leadMs', n.lead_ms)) ORDER BY n.attribute, n.labelled_by) AS said
      FROM newest n JOIN guidelines g ON g.id = n.guideline_id WHERE n.value <> 'cleared' GROUP BY n.comment_id
    ), skipped AS (
      SELECT k.comment_id, jsonb_build_object('skips', jsonb_agg(jsonb_build_object('by', k.skipped_by, 'reason', k.reason,
        'guideline', g.number, 'at', ${iso(Prisma.sql`k.skipped_at`)}, 'leadMs', k.lead_ms) ORDER BY k.id)) AS skips
      FROM picked p JOIN comment_states s ON s.comment_id = p.comment_id
        JOIN LATERAL (SELECT DISTINCT ON (l.skipped_by, l.assignment_id) l.* FROM label_skips l
          WHERE l.comment_id = p.comment_id AND l.revision_id = s.revision_id
          ORDER BY l.skipped_by, l.assignment_id, l.id DESC) k ON k.reason IS NOT NULL
        JOIN guidelines g ON g.id = k.guideline_id GROUP BY k.comment_id
    )
    SELECT p.comment_id AS "commentId", s.revision_id AS "revisionId", r.text, c.article_id AS "groupKey", d.said,
      coalesce(z.settled, '{}') AS settled,
      jsonb_build_object('author', au.key, 'parentId', c.parent_id, 'postedAt', ${iso(Prisma.sql`c.posted_at`)},
        'decision', CASE WHEN s.status IN ('approved', 'hidden') THEN s.status END, 'scorer', sc.scorer, 'scorerDigest', sc.digest,
        'scores', CASE WHEN sc.outcome = 'scored' THEN jsonb_build_object('identity_attack', sc.identity_attack,
          'insult', sc.insult, 'obscene', sc.obscene, 'severe_toxicity', sc.severe_toxicity,
          'sexual_explicit', sc.sexual_explicit, 'threat', sc.threat, 'toxicity', sc.toxicity) END)
        || CASE WHEN EXISTS (SELECT FROM gold_comments g WHERE g.comment_id = p.comment_id AND g.revision_id = s.revision_id)
          THEN '{"gold": true}' ELSE '{}' END::jsonb
        || jsonb_strip_nulls(jsonb_build_object('thresholds', CASE WHEN sc.outcome = 'scored' THEN ru.thresholds END,
          'language', nullif(s.language, ${UNDETERMINED})))
        || coalesce(k.skips, '{}') AS about
    FROM picked p
    JOIN comment_states s ON s.comment_id = p.comment_id
    JOIN comments c ON c.id = p.comment_id
    JOIN revisions r ON r.id = s.revision_id
    LEFT JOIN said d ON d.comment_id = p.comment_id
    LEFT JOIN settled z ON z.comment_id = p.comment_id
    LEFT JOIN skipped k ON k.comment_id = p.comment_id
    LEFT JOIN authors au ON au.id = c.author_id
    LEFT JOIN scores sc ON sc.id = s.score_id
    LEFT JOIN rules ru ON ru.policy_id = s.policy_id
    ORDER BY p.comment_id`
}

/** The rows of two snapshots side by side, by comment; of no snapshot where an id is null. */
export function rowPairs(before: string | null, after: string): Prisma.Sql {
  return Prisma.sql`
    (SELECT * FROM snapshot_rows WHERE snapshot_id = ${before}::uuid) o
    FULL JOIN (SELECT * FROM snapshot_rows WHERE snapshot_id = ${after}::uuid) n USING (comment_id)`
}

/** Whether it was settled as a yes, or half of those who answered or more said yes; null where nobody did. */
export function positive(answers: Prisma.Sql, attribute: Prisma.Sql): Prisma.Sql {
  const answer = Prisma.sql`${answers} -> ${attribute}`
  return Prisma.sql`CASE ${answer} ->> 'settled' WHEN 'yes' THEN true WHEN 'no' THEN false WHEN 'unsure' THEN NULL
    ELSE (${answer} ->> 'answered')::int > 0 AND (${answer} ->> 'positive')::int * 2 >= (${answer} ->> 'answered')::int END`
}
