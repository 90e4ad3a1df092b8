import { siteRoute } from '#lib/http/site-route.ts'
import { fetchSource } from '#lib/ingest/fetch-source.ts'
import { fetchRequest } from '#lib/ingest/schema.ts'

/** Fetches a page from a public address and answers its text; nothing is stored. */
export const POST = siteRoute({
  ability: 'page.import',
  body: fetchRequest,
  handle: ({ body }) => fetchSource(body.address),
})
