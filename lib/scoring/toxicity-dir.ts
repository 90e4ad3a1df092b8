import { join } from 'node:path'
import { env } from '#lib/env.ts'

/** Where the toxicity model's files stand: as set, else where `scorer fetch toxicity` puts them. */
export function toxicityDir(): string {
  return env().toxicityDir ?? join(env().dataDir, 'toxicity')
}
