import { siteRoute } from '#lib/http/site-route.ts'
import { queuePage } from '#lib/queue/data.ts'
import { pageQuery } from '#lib/queue/schema.ts'

/** A page of a view: the rows after `cursor`. */
export const GET = siteRoute({
  ability: 'queue.read',
  query: pageQuery,
  handle: ({ query: { cursor, ...view }, person }, siteId) => queuePage(siteId, view, { cursor, userId: person.id }),
})
