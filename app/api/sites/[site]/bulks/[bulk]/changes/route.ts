import { z } from 'zod'
import { countChanges } from '#lib/bulks/data.ts'
import { labelAction } from '#lib/bulks/schema.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

/** How many comments of a frozen set these labels would change. */
export const POST = siteRoute({
  ability: 'comment.decide-batch',
  params: siteParams.extend({ bulk: z.uuid() }),
  body: labelAction,
  handle: async ({ params, body, person }, siteId) => {
    return { changed: await countChanges({ siteId, batchId: params.bulk, userId: person.id }, body) }
  },
})
