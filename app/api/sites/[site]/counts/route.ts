import { siteRoute } from '#lib/http/site-route.ts'
import { countWaitingPages } from '#lib/ingest/review/data.ts'
import { queueCounts, viewCount } from '#lib/queue/data.ts'
import { viewQuery } from '#lib/queue/schema.ts'

/** How many comments wait in each queue, and how many the view asked for holds. */
export const GET = siteRoute({
  ability: 'queue.read',
  query: viewQuery,
  handle: async ({ query }, siteId) => {
    const asked = [queueCounts(siteId), viewCount(siteId, query), countWaitingPages(siteId)] as const
    const [counts, view, waitingPages] = await Promise.all(asked)
    return { ...counts, view, waitingPages }
  },
})
