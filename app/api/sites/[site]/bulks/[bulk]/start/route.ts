import { z } from 'zod'
import { startBulk } from '#lib/bulks/mutations.ts'
import { bulkAction } from '#lib/bulks/schema.ts'
import { bulkPerson } from '#lib/http/bulk-person.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

/** Has a frozen set decided or labelled in the background. */
export const POST = siteRoute({
  ability: 'comment.label',
  params: siteParams.extend({ bulk: z.uuid() }),
  body: bulkAction,
  handle: ({ params, body, ...by }, siteId) => startBulk(params.bulk, body, bulkPerson(by, siteId)),
})
