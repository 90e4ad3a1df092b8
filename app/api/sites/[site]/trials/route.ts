import { z } from 'zod'
import { siteRoute } from '#lib/http/site-route.ts'
import { currentPolicy } from '#lib/policies/data.ts'
import { routeComment } from '#lib/policies/route-comment.ts'
import { LONGEST_TRIAL } from '#lib/scoring/trial-length.ts'
import { currentVersion } from '#lib/versions/data.ts'
import { tryTextInWorker } from '#lib/versions/try-text-in-worker.ts'

const body = z.object({
  text: z.string().max(LONGEST_TRIAL, { error: `At most ${LONGEST_TRIAL.toLocaleString('en')} characters.` }),
})

/** What the version that scores the site and the site's policy would say of a text. Nothing of it is stored or logged. */
export const POST = siteRoute({
  ability: 'insight.read',
  body,
  handle: async ({ body: { text } }, siteId) => {
    const version = await currentVersion(siteId)
    const [trial, policy] = await Promise.all([tryTextInWorker(text, version), currentPolicy(siteId)])
    return trial.ok ? { ...trial, ...routeComment(policy.rules, trial.outcome), rules: policy.rules } : trial
  },
})
