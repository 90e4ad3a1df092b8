import { db, type Tx } from '#lib/db/client.ts'
import type { ScoreColumns } from '#lib/scoring/outcome-of-columns.ts'
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
export async function keptScores(tx: Tx, revisionIds: readonly string[], scorer: string): Promise<KeptScore[]> {
  return tx.$queryRaw<KeptScore[]>`
    SELECT DISTINCT ON (c.revision_id) c.id AS "scoreId", r.comment_id AS "commentId", c.revision_id AS "revisionId", c.outcome::text AS scoring,
      c.reason, c.confidence, ${scoresAsJson('c')} AS scores
    FROM scores c JOIN revisions r ON r.id = c.revision_id
    WHERE c.revision_id = ANY(${[...revisionIds]}::uuid[]) AND c.scorer = ${scorer}
    ORDER BY c.revision_id, c.outcome = 'failed', c.id DESC`
}
