import { z } from 'zod'
import { problem } from '#lib/http/problem.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { lookAtUpload } from '#lib/imports/open-look.ts'
import { ENCODINGS, FORMATS } from '#lib/imports/schema.ts'

/** Shows the beginning of a file as it would be read. */
export const GET = siteRoute({
  ability: 'page.import',
  params: siteParams.extend({ import: z.uuid() }),
  query: z.object({ format: z.enum(FORMATS).optional(), encoding: z.enum(ENCODINGS).default('auto') }),
  handle: async ({ params, query: { format = null, encoding } }, siteId) =>
    (await lookAtUpload(params.import, { siteId, format, encoding })) ??
    problem({ status: 404, detail: 'The file is not here any more.' }),
})
