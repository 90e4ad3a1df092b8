import { z } from 'zod'
import { changedByBulk } from '#lib/bulks/data.ts'
import { MAX_ITEMS } from '#lib/decisions/kinds.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

/** Which of the comments that a browser shows a bulk changed: what it has to ask for again. */
export const POST = siteRoute({
  ability: 'queue.read',
  params: siteParams.extend({ bulk: z.uuid() }),
  body: z.object({ ids: z.array(z.uuid()).max(MAX_ITEMS) }),
  handle: ({ params, body }, siteId) => changedByBulk(siteId, params.bulk, body.ids),
})
