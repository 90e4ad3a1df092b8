import { pairOutcomes } from '#lib/ingest/score-article.ts'
import { FIRST_COMMENT } from '#lib/policies/data.ts'
import { unscoredBy } from '#lib/rescoring/data.ts'
import { askToGoOn, beginRescoring, beginRound, endRescoring, keepBatch, type Run } from '#lib/rescoring/mutations.ts'
import type { OpenVersion } from '#lib/versions/schema.ts'

/** How many comments are scored and written together. */
const BATCH = 256
/** Milliseconds after which other jobs have their turn: new comments must not wait until a million are scored. */
const SLICE = 5000

export type How = { open: OpenVersion; now: () => Date; last: boolean; slice?: number }

/**
 * Scores a site's comments by another version, going on where it was left. It is done when no comment of the site lacks
 * an outcome, also of those that came or changed meanwhile, and what the version failed at before the run was tried once
 * more. A run that breaks is tried again, and says why at the `last` attempt; started anew, it goes on with what has no
 * score yet.
 */
export async function workOnRescoring(runId: string, how: How): Promise<void> {
  const run = await beginRescoring(runId)
  if (!run) return
  try {
    await workOn(run, how)
  } catch (error) {
    const failure = error instanceof Error ? error.message : 'It broke.'
    if (how.last)
      await endRescoring(runId, { state: 'failed', failure: failure.split('\n').at(-1) ?? failure }, how.now())
    throw error
  }
}

async function workOn(begun: Run, { open, now, slice = SLICE }: How): Promise<void> {
  const scorer = await open(begun.version)
  const until = now().getTime() + slice
  let run: Run | null = begun
  while (run) {
    const batch = await unscoredBy({ ...run, after: run.after ?? FIRST_COMMENT, limit: BATCH, again: run.rounds === 0 })
    const last = batch.at(-1)
    if (!last && !run.after) return endRescoring(run.id, { state: 'done' }, now())
    if (!last) {
      // Round again from the start: a comment before the mark may have come or changed meanwhile.
      run = await beginRound(run)
      continue
    }
    const outcomes = await scorer.score(batch.map(({ text }) => text))
    if (!(await keepBatch(run, pairOutcomes(batch, outcomes, scorer.id), now()))) return
    if (now().getTime() >= until) return askToGoOn(run.id)
    run = { ...run, after: last.commentId }
  }
}
