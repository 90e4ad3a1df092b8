import { readBytes } from '#lib/http/read-body.ts'
import { siteRoute } from '#lib/http/site-route.ts'
import { ingestPage } from '#lib/ingest/ingest-page.ts'
import { MAX_UPLOAD_BYTES } from '#lib/ingest/page-preview.ts'
import { correctionOf } from '#lib/ingest/preview-page.ts'
import { readPage } from '#lib/ingest/read-page.ts'
import { storeQuery } from '#lib/ingest/schema.ts'
import { secrets } from '#lib/runtime/secrets.ts'

/** Takes a page in. The body is the page's bytes; `border` in the address is where a person moved the border to. */
export const POST = siteRoute({
  ability: 'page.import',
  query: storeQuery,
  handle: async ({ request, query, person, now }, siteId) => {
    const bytes = await readBytes(request, MAX_UPLOAD_BYTES)
    if (!bytes) return { ok: false, reason: 'too-large' }
    const read = readPage(bytes, { ...query, contentType: request.headers.get('content-type') ?? undefined })
    const actor = { kind: 'user' as const, id: person.id }
    const where = { siteId, sectionId: query.section }
    const page = { ...where, ...read, correction: correctionOf(query), origin: 'web' as const, actor, now }
    return ingestPage(page, { pseudonymKey: secrets().pseudonym, signal: request.signal })
  },
})
