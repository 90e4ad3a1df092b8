import { can } from '#lib/auth/ability.ts'
import { undoDecisions } from '#lib/decisions/mutations.ts'
import { undoRequest } from '#lib/decisions/schema.ts'
import { siteRoute } from '#lib/http/site-route.ts'

export const POST = siteRoute({
  ability: 'comment.decide',
  body: undoRequest,
  handle: ({ body, person, now }, siteId) => {
    const mayOverride = can(person.grants, 'decision.override', siteId)
    return undoDecisions(body, { userId: person.id, mayOverride, siteId, now })
  },
})
