import { siteRoute } from '#lib/http/site-route.ts'
import { queueDots } from '#lib/queue/dots/data.ts'
import { dotsQuery } from '#lib/queue/dots/schema.ts'
import { forPerson } from '#lib/queue/schema.ts'

/** How what a view holds is spread over 100 columns. */
export const GET = siteRoute({
  ability: 'queue.read',
  query: dotsQuery,
  handle: ({ query: { by, ...view }, person }, siteId) => queueDots(siteId, forPerson(view, person.id), by),
})
