import { storeScores } from '#lib/ingest/mutations.ts'
import { type WaitingRevision, waitingRevisions } from '#lib/scoring/data.ts'
import type { ScoredRevision } from '#lib/scoring/mutations.ts'
import type { ScoreOutcome, Scorer } from '#lib/scoring/schema.ts'

/** How many comments are scored and written together: small enough to answer soon, large enough to be quick. */
const BATCH = 256

/**
 * Scores an article's waiting comments until none waits; each batch is written and routed in one transaction. Rejects
 * with what broke a batch: at once, or on the `last` attempt when the others are done. The comments of a batch that
 * breaks then have failed, so that they wait in view and not in silence.
 */
export async function scoreArticle(articleId: string, by: { scorer: Scorer; now: () => Date; last?: boolean }) {
  const broken: unknown[] = []
  for (;;) {
    const waiting = await waitingRevisions(articleId, BATCH)
    const first = waiting[0]
    if (!first) break
    const about = { siteId: first.siteId, scorer: by.scorer, now: by.now() }
    try {
      const outcomes = await by.scorer.score(waiting.map((one) => one.text))
      await storeScores(pair(waiting, outcomes, by.scorer.id), about)
    } catch (error) {
      if (!by.last) throw error
      broken.push(error)
      const failed = waiting.map(() => ({ outcome: 'failed', reason: 'crashed' }) as const)
      await storeScores(pair(waiting, failed, by.scorer.id), about)
    }
  }
  if (broken.length > 0) throw broken[0]
}

function pair(
  waiting: readonly WaitingRevision[],
  outcomes: readonly ScoreOutcome[],
  scorer: string,
): ScoredRevision[] {
  if (outcomes.length !== waiting.length) throw new Error(`${scorer} answered ${outcomes.length} of ${waiting.length}`)
  return waiting.flatMap(({ commentId, revisionId, siteId }, index) => {
    const outcome = outcomes[index]
    return outcome ? [{ commentId, revisionId, siteId, outcome }] : []
  })
}
