import { siteRoute } from '#lib/http/site-route.ts'
import { queueSample } from '#lib/queue/data.ts'
import { viewQuery } from '#lib/queue/schema.ts'

const COUNT = 20

/** Some comments of a view, by chance. */
export const GET = siteRoute({
  ability: 'queue.read',
  query: viewQuery,
  handle: ({ query, person }, siteId) => queueSample(siteId, query, { userId: person.id, count: COUNT }),
})
