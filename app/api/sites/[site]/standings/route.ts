import { z } from 'zod'
import { standingsNow } from '#lib/decisions/data.ts'
import { MAX_ITEMS } from '#lib/decisions/kinds.ts'
import { siteRoute } from '#lib/http/site-route.ts'

/** How comments stand now: what a browser that was away asks of all that it shows. */
export const POST = siteRoute({
  ability: 'queue.read',
  body: z.object({ ids: z.array(z.uuid()).max(MAX_ITEMS) }),
  handle: ({ body }, siteId) => standingsNow(siteId, body.ids),
})
