import { z } from 'zod'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { removeSection, renameSection } from '#lib/sections/mutations.ts'
import { newSection } from '#lib/sections/schema.ts'

const params = siteParams.extend({ section: z.uuid() })

/** Gives a section another name. */
export const POST = siteRoute({
  ability: 'section.edit',
  params,
  body: newSection,
  handle: ({ params, body, person, now }, siteId) =>
    renameSection(params.section, body, { siteId, userId: person.id, now }),
})

/** Removes a section under which nothing stands. */
export const DELETE = siteRoute({
  ability: 'section.edit',
  params,
  handle: ({ params, person, now }, siteId) => removeSection(params.section, { siteId, userId: person.id, now }),
})
