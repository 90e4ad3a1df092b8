import { siteRoute } from '#lib/http/site-route.ts'
import { policyHistory } from '#lib/policies/data.ts'
import { publishPolicy } from '#lib/policies/mutations.ts'
import { policyDraft } from '#lib/policies/schema.ts'

/** The versions of the site's policy, newest first. */
export const GET = siteRoute({ ability: 'policy.read', handle: (_input, siteId) => policyHistory(siteId) })

/** Publishes the next version; who started from an older one is told so. */
export const POST = siteRoute({
  ability: 'policy.edit',
  body: policyDraft,
  handle: ({ body, person, now }, siteId) =>
    publishPolicy(body, { siteId, actor: { kind: 'user', id: person.id }, now }),
})
