import { z } from 'zod'
import { can } from '#lib/auth/ability.ts'
import { undoBulk } from '#lib/bulks/mutations.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

/** Has a finished bulk undone, by a bulk of its own. */
export const POST = siteRoute({
  ability: 'comment.decide-batch',
  params: siteParams.extend({ bulk: z.uuid() }),
  body: z.object({ batchId: z.uuid() }),
  handle: ({ params, body, person, now }, siteId) => {
    const mayOverride = can(person.grants, 'decision.override', siteId)
    const request = { batchId: body.batchId, undoneBatchId: params.bulk }
    return undoBulk(request, { userId: person.id, mayOverride, siteId, now })
  },
})
