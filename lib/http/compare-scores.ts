import { logger } from '#lib/logger.ts'
import type { AnalyzedScores } from '#lib/perspective/answer-analyze.ts'
import { fetchOldScores, OLD_SERVICE } from '#lib/perspective/fetch-old-scores.ts'
import { keepComparisons } from '#lib/perspective/mutations.ts'
import type { FaceSettings } from '#lib/perspective/schema.ts'
import { secrets } from '#lib/runtime/secrets.ts'
import { openSecret } from '#lib/webhooks/seal-secret.ts'

/** More are not under way at once: a slow service must not gather requests here. */
const MOST_UNDER_WAY = 8

let underWay = 0

type Compared = { siteId: string; text: string; scorer: string; scores: AnalyzedScores; settings: FaceSettings }

/** Sends a share of requests to the old service as well. Never waited for, never felt by the answer. */
export function maybeCompare(asked: Compared, chance: number): void {
  const { comparePercent, compareKey } = asked.settings
  if (asked.scores.size === 0 || comparePercent === 0 || compareKey === null || chance * 100 >= comparePercent) return
  if (underWay >= MOST_UNDER_WAY) return
  underWay += 1
  compareScores(asked, OLD_SERVICE)
    .catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      logger('http').warn({ code }, 'a comparison was not kept')
    })
    .finally(() => {
      underWay -= 1
    })
}

/** Asks the service at `base` for the same attributes and keeps both scores of each. Answers how many. */
export async function compareScores(
  { siteId, text, scorer, scores, settings }: Compared,
  base: string,
): Promise<number> {
  const key = openSecret(settings.compareKey ?? '', secrets().webhook)
  const theirs = await fetchOldScores({ text, attributes: [...scores.keys()], key, base })
  const pairs = [...scores].flatMap(([attribute, ours]) => {
    const old = theirs?.get(attribute)
    return old === undefined ? [] : [{ attribute, ours, theirs: old }]
  })
  if (pairs.length > 0) await keepComparisons(pairs, { siteId, scorer, now: new Date() })
  return pairs.length
}
