import { z } from 'zod'
import { authorHistory, authorRecord } from '#lib/authors/data.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

/** An author's record with a page of their comments, from the newest on or from after `before`. */
export const GET = siteRoute({
  ability: 'queue.read',
  params: siteParams.extend({ author: z.uuid() }),
  query: z.object({ before: z.uuid().optional() }),
  handle: async ({ params, query }, siteId) => {
    const [record, history] = await Promise.all([
      authorRecord(siteId, params.author),
      authorHistory(siteId, params.author, query.before ?? null),
    ])
    return { record, history }
  },
})
