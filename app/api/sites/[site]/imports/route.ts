import { siteRoute } from '#lib/http/site-route.ts'
import { listImports } from '#lib/imports/data.ts'
import { createImport } from '#lib/imports/mutations.ts'
import { newImport } from '#lib/imports/schema.ts'

/** The newest imports of whole exports. */
export const GET = siteRoute({ ability: 'page.import', handle: (_, siteId) => listImports(siteId) })

/** Makes a place for a file; its bytes are sent to `[import]/bytes`. */
export const POST = siteRoute({
  ability: 'page.import',
  body: newImport,
  handle: async ({ body, person, now }, siteId) => ({
    id: await createImport(body, { siteId, actor: { kind: 'user', id: person.id }, now }),
  }),
})
