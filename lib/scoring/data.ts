import { db, type Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { ScoreColumns } from '#lib/scoring/outcome-of-columns.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

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
export async function keptScores(tx: Tx, revisionIds: readonly string[], scorer: string): Promise<KeptScore[]> {
  return tx.$queryRaw<KeptScore[]>`
    SELECT DISTINCT ON (c.revision_id) c.id AS "scoreId", r.comment_id AS "commentId", c.revision_id AS "revisionId", c.outcome::text AS scoring,
      c.reason, c.confidence, ${scoresAsJson('c')} AS scores
    FROM scores c JOIN revisions r ON r.id = c.revision_id
    WHERE c.revision_id = ANY(${[...revisionIds]}::uuid[]) AND c.scorer = ${scorer}
    ORDER BY c.revision_id, c.outcome = 'failed', c.id DESC`
}

/** A comment whose place was found by another policy than `policyId`, with its current score. */
export type StaleRoute = ScoreColumns & { commentId: string }

/** Undecided, scored comments of a site that were routed by another policy, at most `limit`. */
export async function staleRoutes(
  tx: Tx,
  siteId: string,
  of: { policyId: string; limit: number },
): Promise<StaleRoute[]> {
  return tx.$queryRaw<StaleRoute[]>`
    SELECT s.comment_id AS "commentId", s.scoring::text AS scoring, c.reason, s.confidence,
      ${scoresAsJson('s')} AS scores
    FROM comment_states s JOIN scores c ON c.id = s.score_id
    WHERE s.site_id = ${siteId}::uuid AND s.status IN ('pending', 'escalated') AND s.scoring <> 'waiting'
      AND s.policy_id <> ${of.policyId}::uuid
    ORDER BY s.comment_id LIMIT ${of.limit} FOR UPDATE OF s`
}

/** The seven columns of a table as one object. */
function scoresAsJson(table: 's' | 'c'): Prisma.Sql {
  return Prisma.raw(`jsonb_build_object(${ATTRIBUTES.map((name) => `'${name}', ${table}.${name}`).join(', ')})`)
}
