import { siteRoute } from '#lib/http/site-route.ts'
import { savedViews } from '#lib/queue/saved/data.ts'
import { saveView } from '#lib/queue/saved/mutations.ts'
import { newView } from '#lib/queue/saved/schema.ts'

/** The views that are kept for the site. */
export const GET = siteRoute({ ability: 'queue.read', handle: (_, siteId) => savedViews(siteId) })

/** Keeps a view under a name. */
export const POST = siteRoute({
  ability: 'comment.decide',
  body: newView,
  handle: ({ body, person, now }, siteId) => saveView(body, { siteId, userId: person.id, now }),
})
