import { hashWord } from '../features/hash.ts'
import type { LabelledRow } from './read-rows.ts'

const SPLIT_SEED = 99
const ONE_IN = 20

/** True for the one row in twenty that is kept out of training, to choose settings by. Depends on the id alone. */
export function isKeptOut(row: { id: string }): boolean {
  return hashWord(row.id, SPLIT_SEED) % ONE_IN === 0
}

/** The first `share` (0..1) of rows by a hash of their ids: the same ones in every run. */
export function takeShare(rows: readonly LabelledRow[], share: number): LabelledRow[] {
  return share >= 1 ? [...rows] : rows.filter((row) => hashWord(row.id, SPLIT_SEED + 1) % 1000 < share * 1000)
}
