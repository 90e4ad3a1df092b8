import { z } from 'zod'
import { siteRoute } from '#lib/http/site-route.ts'
import { queueRows } from '#lib/queue/data.ts'
import { PAGE_SIZE } from '#lib/queue/views.ts'

/** Comments by their ids as the queue shows them, whatever has become of them. */
export const POST = siteRoute({
  ability: 'queue.read',
  body: z.object({ ids: z.array(z.uuid()).min(1).max(PAGE_SIZE) }),
  handle: ({ body, person }, siteId) => queueRows(siteId, body.ids, person.id),
})
