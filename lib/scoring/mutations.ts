import type { Tx } from '#lib/db/client.ts'
import { newId } from '#lib/db/id.ts'
import { ATTRIBUTES, type Attribute, type ScoreOutcome, type Scorer } from '#lib/scoring/schema.ts'

/** One revision's outcome, ready to be written. */
export type ScoredRevision = { commentId: string; revisionId: string; siteId: string; outcome: ScoreOutcome }

/** What the queue needs to know beside the outcome: where the policy sends the comment. */
export type RoutedRevision = ScoredRevision & CurrentRoute

export type CurrentRoute = { commentId: string; flagged: boolean; reasons: unknown[]; policyId: string }

/**
 * Writes outcomes as immutable scores and makes them current, two statements for any number. A revision that this
 * scorer has scored before keeps its first score; a comment with a newer revision by now is left to its own turn.
 */
export async function writeScores(
  tx: Tx,
  rows: readonly RoutedRevision[],
  by: { scorer: Pick<Scorer, 'id' | 'digest'>; now: Date },
): Promise<void> {
  const json = JSON.stringify(rows.map(toRecord))
  await tx.$executeRaw`
    INSERT INTO scores (id, site_id, revision_id, scorer, digest, outcome, reason, identity_attack, insult, obscene,
      severe_toxicity, sexual_explicit, threat, toxicity, confidence, spans, scored_at)
    SELECT id, site_id, revision_id, ${by.scorer.id}, ${by.scorer.digest}, outcome::score_outcome, reason, identity_attack, insult, obscene,
      severe_toxicity, sexual_explicit, threat, toxicity, confidence, spans, ${by.now}
    FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, site_id uuid, revision_id uuid, outcome text, reason text,
      identity_attack real, insult real, obscene real, severe_toxicity real, sexual_explicit real, threat real,
      toxicity real, confidence real, spans jsonb)
    ON CONFLICT (revision_id, scorer) DO NOTHING`
  await tx.$executeRaw`
    UPDATE comment_states s SET score_id = c.id, scoring = c.outcome::text::scoring, identity_attack = c.identity_attack,
      insult = c.insult, obscene = c.obscene, severe_toxicity = c.severe_toxicity, sexual_explicit = c.sexual_explicit,
      threat = c.threat, toxicity = c.toxicity, confidence = c.confidence,
      flagged = r.flagged, reasons = r.reasons, policy_id = r.policy_id
    FROM jsonb_to_recordset(${json}::jsonb) AS r(comment_id uuid, revision_id uuid, flagged bool, reasons jsonb, policy_id uuid)
    JOIN scores c ON c.revision_id = r.revision_id AND c.scorer = ${by.scorer.id}
    WHERE s.comment_id = r.comment_id AND s.revision_id = r.revision_id`
}

function toRecord({ outcome, ...row }: RoutedRevision): Record<string, unknown> {
  const scored = outcome.outcome === 'scored'
  const scores = ATTRIBUTES.map((attribute: Attribute) => [attribute, scored ? outcome.scores[attribute] : null])
  return {
    id: newId(),
    site_id: row.siteId,
    comment_id: row.commentId,
    revision_id: row.revisionId,
    outcome: outcome.outcome,
    reason: scored ? null : outcome.reason,
    ...Object.fromEntries(scores),
    confidence: scored ? outcome.confidence : null,
    spans: scored ? outcome.spans : [],
    flagged: row.flagged,
    reasons: row.reasons,
    policy_id: row.policyId,
  }
}

/** Makes new routes current; the scores stay as they are. */
export async function writeRoutes(tx: Tx, routes: readonly CurrentRoute[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE comment_states s SET flagged = r.flagged, reasons = r.reasons, policy_id = r."policyId"
    FROM jsonb_to_recordset(${JSON.stringify(routes)}::jsonb) AS r("commentId" uuid, flagged bool, reasons jsonb, "policyId" uuid)
    WHERE s.comment_id = r."commentId"`
}
