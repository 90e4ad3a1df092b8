import type { BulkAction } from '#lib/bulks/schema.ts'

/** What is kept of a bulk so that it can be undone after a reload: nothing of what it holds. */
export type RememberedBulk = { batchId: string; kind: BulkAction['kind'] }

/** How many are kept; older ones are undone from the history of their comments. */
const KEPT = 20

export type BulkOwner = { site: string; userId: string }

const keyOf = ({ site, userId }: BulkOwner) => `belowline-bulks-${site}-${userId}`

const keep = (owner: BulkOwner, bulks: readonly RememberedBulk[]) =>
  sessionStorage.setItem(keyOf(owner), JSON.stringify(bulks.slice(-KEPT)))

/** The bulks that the person started in this tab and has not undone, the newest last. */
export const rememberedBulks = (owner: BulkOwner): RememberedBulk[] =>
  JSON.parse(sessionStorage.getItem(keyOf(owner)) ?? '[]')

export const rememberBulk = (owner: BulkOwner, bulk: RememberedBulk): void =>
  keep(owner, [...rememberedBulks(owner).filter(({ batchId }) => batchId !== bulk.batchId), bulk])

export const forgetBulk = (owner: BulkOwner, batchId: string): void =>
  keep(owner, rememberedBulks(owner).filter((bulk) => bulk.batchId !== batchId)) // biome-ignore format: one thought
