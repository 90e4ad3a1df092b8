import { undoRequest } from '#lib/decisions/schema.ts'
import { siteRoute } from '#lib/http/site-route.ts'
import { undoLabels } from '#lib/labels/mutations.ts'

export const POST = siteRoute({
  ability: 'comment.label',
  body: undoRequest,
  handle: ({ body, person, now }, siteId) => undoLabels(body, { userId: person.id, siteId, now }),
})
