import { storeScores } from '#lib/ingest/mutations.ts'
import { pairOutcomes } from '#lib/ingest/score-article.ts'
import { FIRST_COMMENT } from '#lib/policies/data.ts'
import { GROUPS, type Group, type WalkedComment } from '#lib/rescoring/uses/data.ts'
import { markSettled, settlePart } from '#lib/rescoring/uses/mutations.ts'
import { currentVersion } from '#lib/versions/data.ts'
import type { OpenVersion } from '#lib/versions/schema.ts'

const AT_ONCE = 1000
/** How many comments without a score by the version are scored and written together. */
const BATCH = 256

type How = { open: OpenVersion; now: () => Date }

/**
 * Gives the comments of a site the scores of the version in use, what waits for a person first. Comments that the
 * version has no score for, since they came after its run or it failed at them, are scored on the way; at which it fails
 * again keep what they have. Begun again after a kill it passes over what is done. Ends early when another use holds by now.
 */
export async function settleUse(use: { siteId: string; useId: string }, how: How): Promise<void> {
  for (const group of GROUPS) if (!(await settleGroup(use, group, how))) return
  await markSettled({ id: use.useId }, how.now())
}

async function settleGroup(use: { siteId: string; useId: string }, group: Group, how: How): Promise<boolean> {
  let after: string | null = FIRST_COMMENT
  while (after) {
    const part = await settlePart({ ...use, group, after, limit: AT_ONCE })
    if (!part) return false
    for (let from = 0; from < part.unscored.length; from += BATCH) {
      if (!(await scoreNow(use.siteId, part.unscored.slice(from, from + BATCH), how))) return false
    }
    after = part.next
  }
  return true
}

async function scoreNow(siteId: string, comments: readonly WalkedComment[], { open, now }: How): Promise<boolean> {
  const version = await currentVersion(siteId)
  if (!version) throw new Error(`site ${siteId} is scored by nothing`)
  const scorer = await open(version)
  const outcomes = await scorer.score(comments.map(({ text }) => text))
  return storeScores(pairOutcomes(comments, outcomes, scorer.id), { siteId, scorer, now: now() })
}
