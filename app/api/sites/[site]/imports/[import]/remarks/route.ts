import { z } from 'zod'
import { problem } from '#lib/http/problem.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { streamDownload } from '#lib/http/stream-download.ts'
import { findImport, listRemarks } from '#lib/imports/data.ts'
import { REMARK_FORMATS, remarksText } from '#lib/imports/remarks-text.ts'

const TYPES = { csv: 'text/csv; charset=utf-8; header=present', jsonl: 'application/jsonl; charset=utf-8' }

/** Every row that was not taken, or not as it stood, as a file to keep. It holds places, ids and reasons, no words. */
export const GET = siteRoute({
  ability: 'page.import',
  params: siteParams.extend({ import: z.uuid() }),
  query: z.object({ format: z.enum(REMARK_FORMATS).default('csv') }),
  handle: async ({ params, query: { format } }, siteId) => {
    if (!(await findImport(siteId, params.import))) return problem({ status: 404, detail: 'There is no such import.' })
    const file = { type: TYPES[format], name: `not-taken-${params.import.slice(-12)}.${format}` }
    return streamDownload(remarksText(listRemarks(params.import), format), file)
  },
})
