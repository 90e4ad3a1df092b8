import { z } from 'zod'
import { problem } from '#lib/http/problem.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { cancelRescoring } from '#lib/rescoring/mutations.ts'

/** Ends a run that waits or works. */
export const DELETE = siteRoute({
  ability: 'scorer.manage',
  params: siteParams.extend({ rescoring: z.uuid() }),
  handle: async ({ params: { rescoring }, person, now }, siteId) => {
    const ended = await cancelRescoring(rescoring, { siteId, actor: { kind: 'user', id: person.id }, now })
    return ended.ok ? ended : problem({ status: 409, detail: 'It has ended already.' })
  },
})
