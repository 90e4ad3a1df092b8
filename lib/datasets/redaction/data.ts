import { snapshotPages } from '#lib/datasets/archive/data.ts'
import { previewRedaction, type RedactionPreview } from '#lib/datasets/redaction/preview-redaction.ts'
import { db } from '#lib/db/client.ts'

/** So many texts of a snapshot are looked at: enough to see what is taken out, soon enough to wait for. */
const LOOKED_AT = 20_000

export type SnapshotRedaction = RedactionPreview & { version: string; rows: number }

/** What redaction takes out of the first 20,000 texts of a snapshot; null where the site has none, or one was erased. */
export async function snapshotRedaction(siteId: string, snapshotId: string): Promise<SnapshotRedaction | null> {
  const select = { version: true, rowCount: true }
  const found = await db().snapshot.findFirst({ where: { id: snapshotId, siteId, discardedAt: null }, select })
  if (!found) return null
  const looking = previewRedaction()
  for await (const page of snapshotPages(snapshotId)) {
    for (const row of page) looking.add(row)
    if (looking.preview().texts >= LOOKED_AT) break
  }
  return { ...looking.preview(), version: found.version, rows: found.rowCount }
}
