import { siteRoute } from '#lib/http/site-route.ts'
import { addAttribute } from '#lib/labels/attributes/mutations.ts'
import { newAttribute } from '#lib/labels/attributes/schema.ts'

/** Adds an attribute of the site's own. */
export const POST = siteRoute({
  ability: 'guideline.edit',
  body: newAttribute,
  handle: ({ body, person, now }, siteId) => addAttribute(body, { siteId, userId: person.id, now }),
})
