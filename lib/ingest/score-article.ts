import { storeScores } from '#lib/ingest/mutations.ts'
import { waitingRevisions } from '#lib/scoring/data.ts'
import type { FailReason, ScoreOutcome, Scorer } from '#lib/scoring/schema.ts'

/** How many comments are scored and written together: small enough to answer soon, large enough to be quick. */
const BATCH = 256

/** Scores an article's waiting comments until none waits; each batch is written and routed in one transaction. */
export async function scoreArticle(articleId: string, { scorer, now }: { scorer: Scorer; now: () => Date }) {
  await eachBatch(articleId, { scorer, now }, (texts) => scorer.score(texts))
}

/** Gives an article's waiting comments the outcome "failed", so that they wait in view and not in silence. */
export async function failArticle(
  articleId: string,
  { scorer, now, reason }: { scorer: Pick<Scorer, 'id' | 'digest'>; now: () => Date; reason: FailReason },
) {
  await eachBatch(articleId, { scorer, now }, async (texts) => texts.map(() => ({ outcome: 'failed', reason })))
}

async function eachBatch(
  articleId: string,
  by: { scorer: Pick<Scorer, 'id' | 'digest'>; now: () => Date },
  score: (texts: string[]) => Promise<ScoreOutcome[]>,
): Promise<void> {
  for (;;) {
    const waiting = await waitingRevisions(articleId, BATCH)
    const first = waiting[0]
    if (!first) return
    const outcomes = await score(waiting.map((one) => one.text))
    if (outcomes.length !== waiting.length)
      throw new Error(`${by.scorer.id} answered ${outcomes.length} of ${waiting.length}`)
    const scored = waiting.flatMap((one, index) => {
      const outcome = outcomes[index]
      return outcome ? [{ commentId: one.commentId, revisionId: one.revisionId, siteId: one.siteId, outcome }] : []
    })
    await storeScores(scored, { siteId: first.siteId, scorer: by.scorer, now: by.now() })
  }
}
