import type { Tx } from '#lib/db/client.ts'

export type NewBatch = {
  id: string
  siteId: string
  kind: 'decision' | 'label'
  createdBy: string
  createdAt: Date
  weak?: boolean
}

/**
 * Opens a batch: `new` for the first who asks, `repeated` when the same person asks for the same thing again, and
 * `taken` when the id stands for something else. A repetition waits until the first request has committed.
 */
export async function openBatch(tx: Tx, batch: NewBatch): Promise<'new' | 'repeated' | 'taken'> {
  const added = await tx.$executeRaw`
    INSERT INTO batches (id, site_id, kind, created_by, created_at, weak)
    VALUES (${batch.id}::uuid, ${batch.siteId}::uuid, ${batch.kind}::batch_kind, ${batch.createdBy}::uuid, ${batch.createdAt},
      ${batch.weak ?? false})
    ON CONFLICT (id) DO NOTHING`
  if (added === 1) return 'new'
  const known = await tx.batch.findUnique({ where: { id: batch.id } })
  const same = known?.siteId === batch.siteId && known.kind === batch.kind && known.createdBy === batch.createdBy
  return same ? 'repeated' : 'taken'
}
