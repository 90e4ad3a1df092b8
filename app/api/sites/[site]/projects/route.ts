import { createProject } from '#lib/assignments/projects/mutations.ts'
import { newProject } from '#lib/assignments/schema.ts'
import { siteRoute } from '#lib/http/site-route.ts'

const MEBIBYTE = 1024 * 1024

/** Makes a project, its comments and its seats. */
export const POST = siteRoute({
  ability: 'assignment.manage',
  body: newProject,
  bodyLimit: 2 * MEBIBYTE,
  handle: ({ body, person, now }, siteId) => createProject(body, { siteId, userId: person.id, now }),
})
