import { db, type Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { BARS, type BarCount } from '#lib/scoring/fill-histogram.ts'
import type { ScoreColumns } from '#lib/scoring/outcome-of-columns.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { scoresAsJson } from '#lib/scoring/scores-sql.ts'

/** A comment whose current revision waits to be scored. An erased text reads as empty. */
export type WaitingRevision = { commentId: string; revisionId: string; siteId: string; text: string }

/** The next comments of an article that wait for a score, at most `limit`, in order of arrival. */
export async function waitingRevisions(articleId: string, limit: number): Promise<WaitingRevision[]> {
  return db().$queryRaw<WaitingRevision[]>`
    SELECT s.comment_id AS "commentId", s.revision_id AS "revisionId", s.site_id AS "siteId", coalesce(r.text, '') AS text
    FROM comment_states s JOIN revisions r ON r.id = s.revision_id
    WHERE s.article_id = ${articleId}::uuid AND s.scoring = 'waiting'
    ORDER BY s.comment_id LIMIT ${limit}`
}

/** A score that stands for a revision. */
export type KeptScore = ScoreColumns & { scoreId: string; commentId: string; revisionId: string }

/** What one scorer version says of revisions, as the database keeps it: numbers of 32 bits. A failure says least. */
export async function keptScores(
  tx: Tx,
  revisionIds: readonly string[],
  version: { scorer: string; digest: string },
): Promise<KeptScore[]> {
  return tx.$queryRaw<KeptScore[]>`
    SELECT DISTINCT ON (c.revision_id) c.id AS "scoreId", r.comment_id AS "commentId", c.revision_id AS "revisionId", c.outcome::text AS scoring,
      c.reason, c.confidence, ${scoresAsJson('c')} AS scores
    FROM scores c JOIN revisions r ON r.id = c.revision_id
    WHERE c.revision_id = ANY(${[...revisionIds]}::uuid[]) AND c.scorer = ${version.scorer} AND c.digest = ${version.digest}
    ORDER BY c.revision_id, c.outcome = 'failed', c.id DESC`
}

/** A site's current scores by bar of a histogram, in one pass; `thresholds` says what counts as over. */
export async function scoreBars(
  siteId: string,
  thresholds: readonly { attribute: string; threshold: number }[],
): Promise<BarCount[]> {
  const columns = Prisma.raw(ATTRIBUTES.map((name) => `('${name}', s.${name})`).join(', '))
  return db().$queryRaw<BarCount[]>`
    SELECT v.attribute, least(floor(v.score * ${BARS}::int), ${BARS - 1}::int)::int AS bar, count(*)::int AS count,
      (count(*) FILTER (WHERE v.score >= t.threshold))::int AS over
    FROM comment_states s CROSS JOIN LATERAL (VALUES ${columns}) AS v(attribute, score)
    LEFT JOIN jsonb_to_recordset(${JSON.stringify(thresholds)}::jsonb) AS t(attribute text, threshold real)
      ON t.attribute = v.attribute
    WHERE s.site_id = ${siteId}::uuid AND s.scoring = 'scored' AND v.score IS NOT NULL
    GROUP BY 1, 2`
}

/** How many comments of a site have each outcome of scoring, and why those without a score have none. */
export type OutcomeCount = {
  scoring: 'waiting' | 'scored' | 'skipped' | 'failed'
  reason: string | null
  count: number
}

export async function countOutcomes(siteId: string): Promise<OutcomeCount[]> {
  return db().$queryRaw<OutcomeCount[]>`
    SELECT s.scoring::text AS scoring, CASE WHEN s.scoring IN ('skipped', 'failed') THEN c.reason END AS reason,
      count(*)::int AS count
    FROM comment_states s LEFT JOIN scores c ON c.id = s.score_id AND s.scoring IN ('skipped', 'failed')
    WHERE s.site_id = ${siteId}::uuid GROUP BY 1, 2 ORDER BY 3 DESC`
}

/** A version that gave current scores, and how many comments have theirs from it, skipped and failed ones included. */
export type VersionInUse = { scorer: string; digest: string; count: number }

/** The versions behind a site's current scores, the one with the most first. */
export async function versionsInUse(siteId: string): Promise<VersionInUse[]> {
  return db().$queryRaw<VersionInUse[]>`
    SELECT c.scorer, c.digest, count(*)::int AS count
    FROM comment_states s JOIN scores c ON c.id = s.score_id
    WHERE s.site_id = ${siteId}::uuid GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`
}

/** Seconds between a comment's arrival and its first outcome, over the newest comments; null before there is one. */
export type ScoringDelay = { comments: number; median: number | null; p95: number | null }

const NEWEST = 1000

/**
 * How long the newest comments of a site waited for what was first said of their current text, at most NEWEST of them. What
 * another version says later, or a second try, is no news to whoever waited.
 */
export async function scoringDelay(siteId: string): Promise<ScoringDelay> {
  const rows = await db().$queryRaw<ScoringDelay[]>`
    SELECT count(*)::int AS comments, percentile_cont(0.5) WITHIN GROUP (ORDER BY waited) AS median,
      percentile_cont(0.95) WITHIN GROUP (ORDER BY waited) AS p95
    FROM (
      SELECT extract(epoch FROM c.scored_at - r.received_at)::float8 AS waited
      FROM (SELECT revision_id FROM comment_states
            WHERE site_id = ${siteId}::uuid ORDER BY comment_id DESC LIMIT ${NEWEST}) s
      JOIN LATERAL (SELECT min(scored_at) AS scored_at FROM scores WHERE revision_id = s.revision_id) c
        ON c.scored_at IS NOT NULL
      JOIN revisions r ON r.id = s.revision_id
    ) w`
  return rows[0] ?? { comments: 0, median: null, p95: null }
}
