import { v7 } from 'uuid'
import type { BulkOutcome, BulkStatus } from '#lib/bulks/schema.ts'
import { getJson, postJson } from '../queue/api.ts'
import { type BulkRefused, bulkIn } from './explain-bulk.ts'

const LOOK_AGAIN_MILLISECONDS = 400

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MILLISECONDS))

/** Has a bulk undone. What is answered is the undoing, which goes on by itself. */
export const startUndo = async (site: string, batchId: string) =>
  bulkIn(await postJson<BulkOutcome>(`/api/sites/${site}/bulks/${batchId}/undo`, { batchId: v7() }))

/** A bulk at its end, however long that takes. */
export async function finishedBulk(site: string, bulk: BulkStatus): Promise<BulkStatus | BulkRefused> {
  let now = bulk
  while (now.state !== 'finished') {
    await pause()
    const next = bulkIn(await getJson<BulkOutcome>(`/api/sites/${site}/bulks/${bulk.batchId}`))
    if ('refused' in next) return next
    now = next
  }
  return now
}
