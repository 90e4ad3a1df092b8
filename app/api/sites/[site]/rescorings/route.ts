import { siteRoute } from '#lib/http/site-route.ts'
import { readProgress } from '#lib/rescoring/data.ts'
import { askRescoring } from '#lib/rescoring/mutations.ts'
import { newRescoring } from '#lib/rescoring/schema.ts'

/** How far the site's newest run is, and how many comments have the scores of the version in use. */
export const GET = siteRoute({ ability: 'insight.read', handle: (_input, siteId) => readProgress(siteId) })

/** Has the site's comments scored by another version in the background; one run at a time. */
export const POST = siteRoute({
  ability: 'scorer.manage',
  body: newRescoring,
  handle: ({ body: { versionId }, person, now }, siteId) =>
    askRescoring(versionId, { siteId, actor: { kind: 'user', id: person.id }, now }),
})
