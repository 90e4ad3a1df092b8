import { siteRoute } from '#lib/http/site-route.ts'
import { retryFailures } from '#lib/rescoring/uses/mutations.ts'

/** Has the comments of the site scored again whose scoring failed, or failed by the version in use. */
export const POST = siteRoute({
  ability: 'scoring.retry',
  handle: ({ person, now }, siteId) => retryFailures(siteId, { actor: { kind: 'user', id: person.id }, now }),
})
