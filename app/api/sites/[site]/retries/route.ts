import { siteRoute } from '#lib/http/site-route.ts'
import { retryFailed } from '#lib/ingest/mutations.ts'

/** Has the comments of the site scored again whose scoring failed. */
export const POST = siteRoute({
  ability: 'scoring.retry',
  handle: ({ person, now }, siteId) => retryFailed(siteId, { actor: { kind: 'user', id: person.id }, now }),
})
