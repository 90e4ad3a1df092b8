import { keepCare } from '#lib/care/mutations.ts'
import { siteCare } from '#lib/care/schema.ts'
import { siteRoute } from '#lib/http/site-route.ts'

/** Keeps how the site looks after those who read there. */
export const POST = siteRoute({
  ability: 'policy.edit',
  body: siteCare,
  handle: async ({ body, person, now }, siteId) => {
    await keepCare(body, { siteId, userId: person.id, now })
    return body
  },
})
