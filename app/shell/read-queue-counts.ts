import type { SiteCounts } from '#app/shell/queue-counts.tsx'
import type { Grant } from '#lib/accounts/schema.ts'
import { can } from '#lib/auth/ability.ts'
import { countWaitingPages } from '#lib/ingest/review/data.ts'
import { queueCounts } from '#lib/queue/counts/data.ts'
import type { Site } from '#lib/sites/schema.ts'

/** The numbers beside the queues of a site, as somebody sees them; null for who reads no queue there. */
export async function readQueueCounts(
  { id, grants }: { id: string; grants: readonly Grant[] },
  site: Site | null,
): Promise<SiteCounts | null> {
  if (!site || !can(grants, 'queue.read', site.id)) return null
  const [counts, waitingPages] = await Promise.all([queueCounts(site.id, id), countWaitingPages(site.id)])
  return { site: site.key, counts: { ...counts, waitingPages } }
}
