import { siteRoute } from '#lib/http/site-route.ts'
import { guidelineHistory } from '#lib/labels/guidelines/data.ts'
import { publishGuideline } from '#lib/labels/guidelines/mutations.ts'
import { guidelineDraft } from '#lib/labels/guidelines/schema.ts'

/** The versions of the site's guideline, newest first. */
export const GET = siteRoute({ ability: 'assignment.read', handle: (_input, siteId) => guidelineHistory(siteId) })

/** Publishes the next version; who started from an older one is told so. */
export const POST = siteRoute({
  ability: 'guideline.edit',
  body: guidelineDraft,
  handle: ({ body, person, now }, siteId) => publishGuideline(body, { siteId, userId: person.id, now }),
})
