import { z } from 'zod'
import { undoBulk } from '#lib/bulks/mutations.ts'
import { bulkPerson } from '#lib/http/bulk-person.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

/** Has a finished bulk undone, by a bulk of its own. */
export const POST = siteRoute({
  ability: 'comment.label',
  params: siteParams.extend({ bulk: z.uuid() }),
  body: z.object({ batchId: z.uuid() }),
  handle: ({ params, body, ...by }, siteId) =>
    undoBulk({ batchId: body.batchId, undoneBatchId: params.bulk }, bulkPerson(by, siteId)),
})
