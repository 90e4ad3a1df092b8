import type { Policy, Reason } from '#lib/policies/schema.ts'
import type { ScoreOutcome } from '#lib/scoring/schema.ts'

/** Below this confidence the scorer does not know such texts well enough for its scores to be left alone. */
export const UNSURE_BELOW = 0.5

/** Where a comment waits and why. Every comment waits for a person; `flagged` puts it in the queue of the policy. */
export type Route = { flagged: boolean; reasons: Reason[] }

/**
 * Routes one comment by its score. A failed or missing score is a reason of its own and never reads as harmless;
 * 0 is a score like any other. Reasons stand in the order of how far the score is over its threshold.
 */
export function routeComment(rules: Policy['rules'], outcome: ScoreOutcome): Route {
  if (outcome.outcome === 'failed') return { flagged: false, reasons: [noScore(outcome)] }
  if (outcome.outcome === 'skipped') return { flagged: false, reasons: [noScore(outcome)] }
  const hits = rules
    .map((rule) => ({ kind: 'rule' as const, ...rule, score: outcome.scores[rule.attribute] }))
    .filter((hit) => hit.score >= hit.threshold)
    .sort((a, b) => b.score - b.threshold - (a.score - a.threshold))
  const unsure: Reason[] =
    outcome.confidence < UNSURE_BELOW ? [{ kind: 'unsure-score', confidence: outcome.confidence }] : []
  return { flagged: hits.length > 0 || unsure.length > 0, reasons: [...hits, ...unsure] }
}

function noScore(outcome: Exclude<ScoreOutcome, { outcome: 'scored' }>): Reason {
  return outcome.outcome === 'failed'
    ? { kind: 'no-score', outcome: 'failed', why: outcome.reason }
    : { kind: 'no-score', outcome: 'skipped', why: outcome.reason }
}
