import { z } from 'zod'
import { closeProject } from '#lib/assignments/projects/mutations.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

/** Stops giving out a project's comments, or goes on with it. */
export const POST = siteRoute({
  ability: 'assignment.manage',
  params: siteParams.extend({ project: z.uuid() }),
  body: z.object({ closed: z.boolean() }),
  handle: ({ params, body, person, now }, siteId) =>
    closeProject(params.project, body.closed, { siteId, userId: person.id, now }),
})
