import { readBytes } from '#lib/http/read-body.ts'
import { siteRoute } from '#lib/http/site-route.ts'
import { MAX_UPLOAD_BYTES } from '#lib/ingest/page-preview.ts'
import { previewPage } from '#lib/ingest/preview-page.ts'
import { previewQuery } from '#lib/ingest/schema.ts'

/** Separates the page in the body and stores nothing; `border` in the address moves the border. */
export const POST = siteRoute({
  ability: 'page.import',
  query: previewQuery,
  handle: async ({ request, query }, siteId) => {
    const bytes = await readBytes(request, MAX_UPLOAD_BYTES)
    if (!bytes) return { ok: false, reason: 'too-large' }
    const contentType = request.headers.get('content-type') ?? undefined
    return previewPage({ siteId, bytes, contentType, signal: request.signal }, query)
  },
})
