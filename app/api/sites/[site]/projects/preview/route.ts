import { previewChoice } from '#lib/assignments/sampling/data.ts'
import { choice } from '#lib/assignments/sampling/schema.ts'
import { siteRoute } from '#lib/http/site-route.ts'

const MEBIBYTE = 1024 * 1024

/** What a choice of comments would come to, without making anything. */
export const POST = siteRoute({
  ability: 'assignment.manage',
  body: choice,
  bodyLimit: 2 * MEBIBYTE,
  handle: ({ body }, siteId) => previewChoice(body, siteId),
})
