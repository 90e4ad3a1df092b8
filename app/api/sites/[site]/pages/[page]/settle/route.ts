import { z } from 'zod'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { settlePage } from '#lib/ingest/review/review-page.ts'
import { settleRequest } from '#lib/ingest/review/schema.ts'
import { secrets } from '#lib/runtime/secrets.ts'

/** Settles how a page is separated, as it is stored or as corrected; its comments come in or follow. */
export const POST = siteRoute({
  ability: 'page.import',
  params: siteParams.extend({ page: z.uuid() }),
  body: settleRequest,
  handle: ({ params, body, person, request, now }, siteId) => {
    const actor = { kind: 'user' as const, id: person.id }
    const by = { actor, now, pseudonymKey: secrets().pseudonym }
    return settlePage({ siteId, pageId: params.page, signal: request.signal }, body, by)
  },
})
