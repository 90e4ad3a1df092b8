import { z } from 'zod'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { changeAttribute } from '#lib/labels/attributes/mutations.ts'
import { attributeChange } from '#lib/labels/attributes/schema.ts'

/** Retitles, deprecates, restores or merges an attribute of the site's own. */
export const POST = siteRoute({
  ability: 'guideline.edit',
  params: siteParams.extend({ attribute: z.string().max(100) }),
  body: attributeChange,
  handle: ({ params, body, person, now }, siteId) =>
    changeAttribute(params.attribute, body, { siteId, userId: person.id, now }),
})
