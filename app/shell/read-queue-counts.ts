import type { Person } from '#lib/accounts/schema.ts'
import { sitesWith } from '#lib/auth/ability.ts'
import { queueCounts } from '#lib/queue/data.ts'
import type { Counts } from '#lib/queue/schema.ts'
import { listSites } from '#lib/sites/data.ts'

/** The numbers beside the queues of the site that this person works on; null for who reads no queue. */
export async function readQueueCounts({ grants }: Person): Promise<Counts | null> {
  const [site] = await listSites(sitesWith(grants, 'queue.read'))
  return site ? queueCounts(site.id) : null
}
