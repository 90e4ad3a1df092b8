import { existsSync } from 'node:fs'
import { scorers } from '#lib/env.ts'
import { UserError } from '#lib/errors.ts'
import { loadEmbeddedScorer } from './embedded-scorer.ts'
import type { Scorer } from './schema.ts'
import { toxicityDir } from './toxicity-dir.ts'

/** The scorers that can be asked for by name. */
export const SCORER_NAMES = scorers

export type ScorerName = (typeof SCORER_NAMES)[number]

/** Throws a `UserError` when the files of a scorer are not there, without opening it. */
export function requireScorerFiles(name: ScorerName): void {
  if (name !== 'toxicity' || existsSync(toxicityDir())) return
  throw new UserError(
    'The toxicity scorer needs its files: run "scorer fetch toxicity", or set BELOWLINE_TOXICITY_DIR.',
  )
}

/** Opens a scorer by name. Rejects with a `UserError` when the files of the one asked for are not there. */
export async function openScorer(name: ScorerName): Promise<Scorer> {
  if (name === 'embedded') return loadEmbeddedScorer()
  requireScorerFiles(name)
  const { logger } = await import('#lib/logger.ts')
  const { loadToxicityScorer } = await import('./toxicity-scorer.ts')
  const log = logger('scoring')
  return loadToxicityScorer({ dir: toxicityDir(), onNotice: (notice) => log.info(notice, 'toxicity scorer') })
}
