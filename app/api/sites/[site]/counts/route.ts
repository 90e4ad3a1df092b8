import { siteRoute } from '#lib/http/site-route.ts'
import { countWaitingPages } from '#lib/ingest/review/data.ts'
import { queueCounts, viewCount } from '#lib/queue/counts/data.ts'
import { forPerson, viewQuery } from '#lib/queue/schema.ts'

/** How many comments wait in each queue, and how many the view asked for holds. */
export const GET = siteRoute({
  ability: 'queue.read',
  query: viewQuery,
  handle: async ({ query, person }, siteId) => {
    const view = viewCount(siteId, forPerson(query, person.id))
    const asked = [queueCounts(siteId, person.id), view, countWaitingPages(siteId)] as const
    const [counts, total, waitingPages] = await Promise.all(asked)
    return { ...counts, view: total, waitingPages }
  },
})
