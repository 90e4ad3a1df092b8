import { FRESH_FOR, HELD_FOR } from '#lib/http/face-times.ts'
import { FreshCache } from '#lib/http/fresh-cache.ts'
import { type FaceScorer, readyScorer } from '#lib/perspective/face-scorer.ts'
import { currentVersion } from '#lib/versions/data.ts'

const versions = new FreshCache(currentVersion, { keepFor: FRESH_FOR, holdFor: HELD_FOR, most: 1000 })

/** What answers a site's requests: the version that scores its comments; a change is known everywhere three seconds later. */
export const scorerOfSite = async (siteId: string, now: number): Promise<FaceScorer | null> =>
  readyScorer(await versions.get(siteId, now))
