import { openClaims } from '#lib/claims/data.ts'
import { siteRoute } from '#lib/http/site-route.ts'
import { streamEvents } from '#lib/http/stream-events.ts'
import { hearAnnouncements } from '#lib/live/hear-announcements.ts'

/** What happens on the site, as it happens. Begins with who is on what; a browser that comes back catches up itself. */
export const GET = siteRoute({
  ability: 'queue.read',
  handle: async ({ now, request }, siteId) => {
    const claims = await openClaims(siteId, now)
    return streamEvents(request.signal, (send) => {
      send({ kind: 'hello', claims })
      return hearAnnouncements((heard) => {
        if (heard.kind === 'missed' || heard.site === siteId) send(heard)
      })
    })
  },
})
