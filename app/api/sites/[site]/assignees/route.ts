import { assign } from '#lib/assignees/mutations.ts'
import { assignRequest } from '#lib/assignees/schema.ts'
import { siteRoute } from '#lib/http/site-route.ts'

/** Gives comments that wait to a person, or to nobody. */
export const POST = siteRoute({
  ability: 'comment.decide',
  body: assignRequest,
  handle: ({ body, person, now }, siteId) => assign(body, { siteId, userId: person.id, now }),
})
