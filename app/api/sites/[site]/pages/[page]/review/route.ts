import { z } from 'zod'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { reviewPage } from '#lib/ingest/review/review-page.ts'
import { reviewQuery } from '#lib/ingest/review/schema.ts'

/** Shows a stored page as it is separated, or as a person would correct it. Changes nothing; corrections may be long. */
export const POST = siteRoute({
  ability: 'page.import',
  params: siteParams.extend({ page: z.uuid() }),
  body: reviewQuery,
  handle: ({ params, body, request }, siteId) =>
    reviewPage({ siteId, pageId: params.page, signal: request.signal }, body),
})
