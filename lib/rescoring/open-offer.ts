import { takeScorer } from '#lib/ingest/mutations.ts'
import { sitesWithoutVersion } from '#lib/rescoring/data.ts'
import { askRescoring } from '#lib/rescoring/mutations.ts'
import { EMBEDDED_ID, SHIPPED_WEIGHTS } from '#lib/scoring/embedded-scorer.ts'
import type { Scorer } from '#lib/scoring/schema.ts'
import { readWeightsDir } from '#lib/scoring/weights-dir.ts'
import { sitesWithoutUse } from '#lib/versions/data.ts'
import { keepVersion } from '#lib/versions/mutations.ts'

const SYSTEM = { kind: 'system' } as const

/**
 * Keeps the scorer that this installation brings, with its weights, so that it can score also after an upgrade. Sites
 * that nothing scored yet take it. The comments of sites that it never scored are scored by it in the background, and it
 * waits to be made current: an upgrade changes no current score by itself.
 */
export async function offerOwnVersion(own: Scorer, now: Date): Promise<void> {
  const files =
    own.id === EMBEDDED_ID
      ? { ...(await readWeightsDir(SHIPPED_WEIGHTS)), scorer: own.id }
      : { scorer: own.id, digest: own.digest, manifest: null, bytes: null }
  const { version } = await keepVersion(files, { actor: SYSTEM, now })
  for (const siteId of await sitesWithoutUse()) await takeScorer(siteId, own, now)
  for (const siteId of await sitesWithoutVersion(version.id)) {
    await askRescoring(version.id, { siteId, actor: SYSTEM, now })
  }
}
