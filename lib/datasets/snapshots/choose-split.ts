import { createHash } from 'node:crypto'
import type { Shares, Split } from '#lib/datasets/snapshots/schema.ts'

/** A number in 0..1 that hangs on salt and key alone: the first 53 bits of their SHA-256. */
export function placeOf(salt: string, key: string): number {
  const digest = createHash('sha256').update(`${salt}\0${key}`).digest()
  return Number(digest.readBigUInt64BE(0) >> 11n) / 2 ** 53
}

/** The split of a group. Larger shares of train move groups out of validation and test, and none from test to train. */
export function chooseSplit(salt: string, groupKey: string, { train, validation }: Shares): Split {
  const place = placeOf(salt, groupKey)
  if (place < train) return 'train'
  return place < train + validation ? 'validation' : 'test'
}
