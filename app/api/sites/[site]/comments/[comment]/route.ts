import { z } from 'zod'
import { decisionHistory } from '#lib/decisions/data.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { labelHistory } from '#lib/labels/data.ts'
import { queueRows } from '#lib/queue/data.ts'

/** A comment as it stands now, with every decision and label it has had. */
export const GET = siteRoute({
  ability: 'queue.read',
  params: siteParams.extend({ comment: z.uuid() }),
  handle: async ({ params, person }, siteId) => {
    const [rows, decisions, labels] = await Promise.all([
      queueRows(siteId, [params.comment], person.id),
      decisionHistory(siteId, params.comment),
      labelHistory(siteId, params.comment),
    ])
    return { row: rows[0] ?? null, decisions, labels }
  },
})
