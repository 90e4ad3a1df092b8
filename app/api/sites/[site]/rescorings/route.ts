import { siteRoute } from '#lib/http/site-route.ts'
import { askRescoring } from '#lib/rescoring/mutations.ts'
import { newRescoring } from '#lib/rescoring/schema.ts'

/** Has the site's comments scored by another version in the background; one run at a time. */
export const POST = siteRoute({
  ability: 'scorer.manage',
  body: newRescoring,
  handle: ({ body: { versionId }, person, now }, siteId) =>
    askRescoring(versionId, { siteId, actor: { kind: 'user', id: person.id }, now }),
})
