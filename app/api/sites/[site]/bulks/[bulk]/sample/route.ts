import { z } from 'zod'
import { bulkSample } from '#lib/bulks/data.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { queueRows } from '#lib/queue/data.ts'

const COUNT = 20

/** Some comments of a frozen set, by chance. */
export const GET = siteRoute({
  ability: 'comment.label',
  params: siteParams.extend({ bulk: z.uuid() }),
  handle: async ({ params, person }, siteId) => {
    const ids = await bulkSample(siteId, params.bulk, COUNT)
    return ids.length > 0 ? queueRows(siteId, ids, person.id) : []
  },
})
