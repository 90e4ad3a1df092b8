import { claim, release } from '#lib/claims/mutations.ts'
import { claimRequest } from '#lib/claims/schema.ts'
import { siteRoute } from '#lib/http/site-route.ts'

/** Leaves one comment and is on another, in one request. Sent again and again it is the heartbeat. */
export const POST = siteRoute({
  ability: 'comment.decide',
  body: claimRequest,
  handle: async ({ body, person, now }, siteId) => {
    const by = { userId: person.id, siteId, now }
    if (body.leave) await release(body.leave, by)
    return { claim: body.commentId ? await claim(body.commentId, by) : null }
  },
})
