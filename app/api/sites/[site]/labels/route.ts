import { siteRoute } from '#lib/http/site-route.ts'
import { label } from '#lib/labels/mutations.ts'
import { labelRequest } from '#lib/labels/schema.ts'

export const POST = siteRoute({
  ability: 'comment.label',
  body: labelRequest,
  handle: ({ body, person, now }, siteId) => label(body, { userId: person.id, siteId, now }),
})
