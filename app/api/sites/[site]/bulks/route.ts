import { can } from '#lib/auth/ability.ts'
import { prepareBulk } from '#lib/bulks/mutations.ts'
import { bulkRequest } from '#lib/bulks/schema.ts'
import { siteRoute } from '#lib/http/site-route.ts'

/** Freezes what a view holds. Nothing is done with it yet. */
export const POST = siteRoute({
  ability: 'comment.decide-batch',
  body: bulkRequest,
  handle: ({ body, person, now }, siteId) => {
    const mayOverride = can(person.grants, 'decision.override', siteId)
    return prepareBulk(body, { userId: person.id, mayOverride, siteId, now })
  },
})
