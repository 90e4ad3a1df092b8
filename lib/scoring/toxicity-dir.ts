import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '#lib/env.ts'
import { UserError } from '#lib/errors.ts'
import type { ScorerName } from './open-scorer.ts'

/** Where the toxicity model's files stand: as set, else where `scorer fetch toxicity` puts them. */
export function toxicityDir(): string {
  return env().toxicityDir ?? join(env().dataDir, 'toxicity')
}

/** Throws a `UserError` when the files of a scorer are not there, without opening it. */
export function requireScorerFiles(name: ScorerName): void {
  if (name !== 'toxicity' || existsSync(toxicityDir())) return
  throw new UserError(
    'The toxicity scorer needs its files: run "scorer fetch toxicity", or set BELOWLINE_TOXICITY_DIR.',
  )
}
