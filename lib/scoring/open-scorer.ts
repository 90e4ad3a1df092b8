import { loadEmbeddedScorer } from './embedded-scorer.ts'
import type { Scorer } from './schema.ts'

/** The scorers that can be asked for by name. */
export const SCORER_NAMES = ['embedded', 'toxicity'] as const

export type ScorerName = (typeof SCORER_NAMES)[number]

/**
 * Opens a scorer by name. Rejects with a `UserError` when the files of the one asked for are not there. What only the
 * toxicity scorer needs is imported for it alone: the embedded one must be there at once.
 */
export async function openScorer(name: ScorerName): Promise<Scorer> {
  if (name === 'embedded') return loadEmbeddedScorer()
  const [{ logger }, { requireScorerFiles, toxicityDir }, { loadToxicityScorer }] = await Promise.all([
    import('#lib/logger.ts'),
    import('./toxicity-dir.ts'),
    import('./toxicity-scorer.ts'),
  ])
  requireScorerFiles(name)
  const log = logger('scoring')
  return loadToxicityScorer({ dir: toxicityDir(), onNotice: (notice) => log.info(notice, 'toxicity scorer') })
}
