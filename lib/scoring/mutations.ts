import type { Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { ATTRIBUTES, type Attribute, type ScoreOutcome, type Scorer } from '#lib/scoring/schema.ts'

/** One revision's outcome, ready to be written. */
export type ScoredRevision = { commentId: string; revisionId: string; siteId: string; outcome: ScoreOutcome }

/** Where the policy sends a comment. */
export type CurrentRoute = { commentId: string; flagged: boolean; reasons: unknown[]; policyId: string }

/** A route with the score that it was found by. */
export type RoutedScore = CurrentRoute & { scoreId: string; revisionId: string }

/**
 * Keeps outcomes as immutable scores. A revision that this version has scored before keeps its first score; failures are
 * kept beside each other and beside a score.
 */
export async function keepScores(
  tx: Tx,
  rows: readonly ScoredRevision[],
  by: { scorer: Pick<Scorer, 'id' | 'digest'>; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO scores (id, site_id, revision_id, scorer, digest, outcome, reason, identity_attack, insult, obscene,
      severe_toxicity, sexual_explicit, threat, toxicity, confidence, spans, worst_start, worst_end, scored_at)
    SELECT id, site_id, revision_id, ${by.scorer.id}, ${by.scorer.digest}, outcome::score_outcome, reason, identity_attack, insult, obscene,
      severe_toxicity, sexual_explicit, threat, toxicity, confidence, spans, worst_start, worst_end, ${by.now}
    FROM jsonb_to_recordset(${JSON.stringify(rows.map(toRecord))}::jsonb) AS r(id uuid, site_id uuid, revision_id uuid,
      outcome text, reason text, identity_attack real, insult real, obscene real, severe_toxicity real,
      sexual_explicit real, threat real, toxicity real, confidence real, spans jsonb, worst_start int, worst_end int)
    ON CONFLICT (revision_id, scorer, digest) WHERE outcome <> 'failed' DO NOTHING`
}

/**
 * Makes kept scores current with their routes. A comment with a newer revision by now is left to its own turn, and one
 * that has been scored meanwhile does not fail after all. Answers how many became current.
 */
export async function makeCurrent(tx: Tx, routes: readonly RoutedScore[]): Promise<number> {
  const ids = routes.map((route) => route.commentId)
  // Locked in the order of ids, as whoever decides many locks them: two that wait for each other would both fail.
  return tx.$executeRaw`
    WITH held AS (
      SELECT comment_id, scoring FROM comment_states WHERE comment_id = ANY(${ids}::uuid[]) ORDER BY comment_id FOR UPDATE
    )
    UPDATE comment_states s SET score_id = c.id, scoring = c.outcome::text::scoring, identity_attack = c.identity_attack,
      insult = c.insult, obscene = c.obscene, severe_toxicity = c.severe_toxicity, sexual_explicit = c.sexual_explicit,
      threat = c.threat, toxicity = c.toxicity, confidence = c.confidence,
      flagged = r.flagged, reasons = r.reasons, policy_id = r."policyId"
    FROM jsonb_to_recordset(${JSON.stringify(routes)}::jsonb)
      AS r("commentId" uuid, "revisionId" uuid, "scoreId" uuid, flagged bool, reasons jsonb, "policyId" uuid)
    JOIN scores c ON c.id = r."scoreId" JOIN held h ON h.comment_id = r."commentId"
    WHERE s.comment_id = r."commentId" AND s.revision_id = r."revisionId"
      AND (c.outcome <> 'failed' OR h.scoring IN ('waiting', 'failed'))`
}

function toRecord({ outcome, ...row }: ScoredRevision): Record<string, unknown> {
  const scored = outcome.outcome === 'scored'
  const scores = ATTRIBUTES.map((attribute: Attribute) => [attribute, scored ? outcome.scores[attribute] : null])
  return {
    id: newId(),
    site_id: row.siteId,
    revision_id: row.revisionId,
    outcome: outcome.outcome,
    reason: scored ? null : outcome.reason,
    ...Object.fromEntries(scores),
    confidence: scored ? outcome.confidence : null,
    spans: scored ? outcome.spans : [],
    worst_start: scored ? outcome.worstWindow?.start : null,
    worst_end: scored ? outcome.worstWindow?.end : null,
  }
}
