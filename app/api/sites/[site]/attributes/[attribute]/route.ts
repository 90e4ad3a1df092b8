import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { changeAttribute } from '#lib/labels/attributes/mutations.ts'
import { attributeChange, attributeKey } from '#lib/labels/attributes/schema.ts'

/** Retitles, deprecates, restores or merges an attribute of the site's own. */
export const POST = siteRoute({
  ability: 'guideline.edit',
  params: siteParams.extend({ attribute: attributeKey }),
  body: attributeChange,
  handle: ({ params, body, person, now }, siteId) =>
    changeAttribute(params.attribute, body, { siteId, userId: person.id, now }),
})
