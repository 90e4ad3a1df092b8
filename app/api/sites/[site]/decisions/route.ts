import { can } from '#lib/auth/ability.ts'
import { decide } from '#lib/decisions/mutations.ts'
import { decisionRequest } from '#lib/decisions/schema.ts'
import { siteRoute } from '#lib/http/site-route.ts'

export const POST = siteRoute({
  ability: 'comment.decide',
  body: decisionRequest,
  handle: ({ body, person, now }, siteId) => {
    const mayOverride = can(person.grants, 'decision.override', siteId)
    return decide(body, { userId: person.id, mayOverride, siteId, now })
  },
})
