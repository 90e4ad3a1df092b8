import { existsSync } from 'node:fs'
import { UserError } from '#lib/errors.ts'
import { logger } from '#lib/logger.ts'
import { loadEmbeddedScorer } from './embedded-scorer.ts'
import type { Scorer } from './schema.ts'
import { toxicityDir } from './toxicity-dir.ts'

/** The scorers that can be asked for by name. */
export const SCORER_NAMES = ['embedded', 'toxicity'] as const

export type ScorerName = (typeof SCORER_NAMES)[number]

/** Opens a scorer by name. Rejects with a `UserError` when the files of the one asked for are not there. */
export async function openScorer(name: ScorerName): Promise<Scorer> {
  if (name === 'embedded') return loadEmbeddedScorer()
  const dir = toxicityDir()
  if (!existsSync(dir)) {
    throw new UserError(
      'The toxicity scorer needs its files: run "scorer fetch toxicity", or set BELOWLINE_TOXICITY_DIR.',
    )
  }
  const { loadToxicityScorer } = await import('./toxicity-scorer.ts')
  const log = logger('scoring')
  return loadToxicityScorer({ dir, onNotice: (notice) => log.info(notice, 'toxicity scorer') })
}
