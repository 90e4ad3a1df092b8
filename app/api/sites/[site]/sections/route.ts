import { siteRoute } from '#lib/http/site-route.ts'
import { addSection } from '#lib/sections/mutations.ts'
import { newSection } from '#lib/sections/schema.ts'

/** Makes a section. */
export const POST = siteRoute({
  ability: 'section.edit',
  body: newSection,
  handle: ({ body, person, now }, siteId) => addSection(body, { siteId, userId: person.id, now }),
})
