import { z } from 'zod'
import { bulkStatus } from '#lib/bulks/data.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

/** How far a bulk is. */
export const GET = siteRoute({
  ability: 'comment.label',
  params: siteParams.extend({ bulk: z.uuid() }),
  handle: async ({ params }, siteId) => {
    const bulk = await bulkStatus(siteId, params.bulk)
    return bulk ? { ok: true, bulk } : { ok: false, reason: 'not-here' }
  },
})
