import { siteRoute } from '#lib/http/site-route.ts'
import { newUse } from '#lib/rescoring/schema.ts'
import { makeVersionCurrent } from '#lib/rescoring/uses/mutations.ts'

/** Makes a version current on the site, forward or back; who saw an older one hold is told so. */
export const POST = siteRoute({
  ability: 'scorer.manage',
  body: newUse,
  handle: ({ body, person, now }, siteId) =>
    makeVersionCurrent(body, { siteId, actor: { kind: 'user', id: person.id }, now }),
})
