import { z } from 'zod'
import { can } from '#lib/auth/ability.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { removeView } from '#lib/queue/saved/mutations.ts'

/** Takes a saved view away. */
export const DELETE = siteRoute({
  ability: 'comment.decide',
  params: siteParams.extend({ view: z.uuid() }),
  handle: ({ params, person, now }, siteId) => {
    const mayRemoveAll = can(person.grants, 'policy.edit', siteId)
    return removeView(params.view, { siteId, userId: person.id, now, mayRemoveAll })
  },
})
