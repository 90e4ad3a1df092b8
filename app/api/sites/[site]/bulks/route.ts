import { prepareBulk } from '#lib/bulks/mutations.ts'
import { bulkRequest } from '#lib/bulks/schema.ts'
import { bulkPerson } from '#lib/http/bulk-person.ts'
import { siteRoute } from '#lib/http/site-route.ts'

/** Freezes what a view holds, or comments that are named. Nothing is done with them yet. */
export const POST = siteRoute({
  ability: 'comment.label',
  body: bulkRequest,
  handle: ({ body, ...by }, siteId) => prepareBulk(body, bulkPerson(by, siteId)),
})
