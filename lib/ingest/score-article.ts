import { storeScores } from '#lib/ingest/mutations.ts'
import { tellLanguages } from '#lib/ingest/tell-languages.ts'
import { type WaitingRevision, waitingRevisions } from '#lib/scoring/data.ts'
import type { ScoredRevision } from '#lib/scoring/mutations.ts'
import type { ScoreOutcome, Scorer } from '#lib/scoring/schema.ts'
import { currentVersion } from '#lib/versions/data.ts'
import { isOf, nameVersion, type OpenVersion, type Version } from '#lib/versions/schema.ts'

/** How many comments are scored and written together: small enough to answer soon, large enough to be quick. */
const BATCH = 256

export type ScoringBy = {
  /** The scorer that a site takes which nothing scored yet. */
  scorer: Scorer
  /** Opens the other versions that sites are scored by. */
  open?: OpenVersion
  now: () => Date
  last?: boolean
}

/**
 * Scores an article's waiting comments by the version that scores its site, until none waits; each batch is written and
 * routed in one transaction. When the version changes meanwhile, the batch is scored again by the new one. Rejects with
 * what broke a batch: at once, or on the `last` attempt when the others are done. The comments of a batch that breaks
 * then have failed, so that they wait in view and not in silence.
 */
export async function scoreArticle(articleId: string, by: ScoringBy): Promise<void> {
  const broken: unknown[] = []
  for (;;) {
    const waiting = await waitingRevisions(articleId, BATCH)
    const first = waiting[0]
    if (!first) break
    const version = await currentVersion(first.siteId)
    const named = version ? { id: version.scorer, digest: version.digest } : by.scorer
    const about = { siteId: first.siteId, scorer: named, now: by.now() }
    try {
      const scorer = await scorerFor(version, by)
      const outcomes = await scorer.score(waiting.map((one) => one.text))
      await storeScores(pairOutcomes(waiting, outcomes, named.id), about)
    } catch (error) {
      if (!by.last) throw error
      broken.push(error)
      const failed = waiting.map(() => ({ outcome: 'failed', reason: 'crashed' }) as const)
      await storeScores(pairOutcomes(waiting, failed, named.id), about)
    }
    // The first text that may be no English makes the detector load for a second: nobody's score waits for that.
    await tellLanguages(waiting)
  }
  if (broken.length > 0) throw broken[0]
}

function scorerFor(version: Version | null, { scorer, open }: ScoringBy): Promise<Scorer> {
  if (!version || isOf(scorer, version)) return Promise.resolve(scorer)
  if (!open) throw new Error(`${nameVersion(version)} is not at hand`)
  return open(version)
}

/** Texts with what a scorer answered for them, one for each; throws when it answered too few or too many. */
export function pairOutcomes(
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
