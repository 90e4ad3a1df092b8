import { z } from 'zod'
import { can } from '#lib/auth/ability.ts'
import { startBulk } from '#lib/bulks/mutations.ts'
import { bulkAction } from '#lib/bulks/schema.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

/** Has a frozen set decided or labelled in the background. */
export const POST = siteRoute({
  ability: 'comment.decide-batch',
  params: siteParams.extend({ bulk: z.uuid() }),
  body: bulkAction,
  handle: ({ params, body, person, now }, siteId) => {
    const mayOverride = can(person.grants, 'decision.override', siteId)
    return startBulk(params.bulk, body, { userId: person.id, mayOverride, siteId, now })
  },
})
