import { siteRoute } from '#lib/http/site-route.ts'
import { queueCounts } from '#lib/queue/data.ts'

export const GET = siteRoute({ ability: 'queue.read', handle: (_input, siteId) => queueCounts(siteId) })
