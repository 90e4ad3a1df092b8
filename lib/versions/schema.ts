import type { Scorer } from '#lib/scoring/schema.ts'

/** A scorer with exact weights: `digest` is their sha256, and `id` is what rows refer to it by. */
export type Version = { id: string; scorer: string; digest: string }

/** Opens the scorer of a version. Rejects with a sentence where its weights are not at hand. */
export type OpenVersion = (version: Version) => Promise<Scorer>

/** Whether the scorer is this very version. */
export const isOf = (scorer: Pick<Scorer, 'id' | 'digest'>, version: Pick<Version, 'scorer' | 'digest'>): boolean =>
  scorer.id === version.scorer && scorer.digest === version.digest

/** A version as people read it: its name and the first letters of its digest. */
export const nameVersion = ({ scorer, digest }: Pick<Version, 'scorer' | 'digest'>): string =>
  `${scorer} ${digest.slice(0, 12)}`
