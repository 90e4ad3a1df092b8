import { z } from 'zod'
import { nextAssignment } from '#lib/assignments/mutations.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

/** What is before this annotator in a project, or the next that waits for them; `next` is null when there is none. */
export const POST = siteRoute({
  ability: 'label.write',
  params: siteParams.extend({ project: z.uuid() }),
  handle: async ({ params, person, now }, siteId) => {
    return { next: await nextAssignment(params.project, { siteId, userId: person.id, now }) }
  },
})
