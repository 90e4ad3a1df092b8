import { siteRoute } from '#lib/http/site-route.ts'
import { moveArticles } from '#lib/sections/mutations.ts'
import { articleMove } from '#lib/sections/schema.ts'

/** Has articles stand under a section, or under none. Who may bring articles in may also say where they stand. */
export const POST = siteRoute({
  ability: 'page.import',
  body: articleMove,
  handle: ({ body, person, now }, siteId) => moveArticles(body, { siteId, userId: person.id, now }),
})
