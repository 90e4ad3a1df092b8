import { exportLabels } from '#lib/datasets/mutations.ts'
import { exportQuery } from '#lib/datasets/schema.ts'
import { problem } from '#lib/http/problem.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { streamDownload } from '#lib/http/stream-download.ts'
import { secrets } from '#lib/runtime/secrets.ts'

const FILES = {
  csv: { type: 'text/csv; charset=utf-8; header=present', ending: 'csv' },
  spreadsheet: { type: 'text/csv; charset=utf-8; header=present', ending: 'spreadsheet.csv' },
  jsonl: { type: 'application/jsonl; charset=utf-8', ending: 'jsonl' },
}

const TOO_MANY = { status: 503, detail: 'Two other exports are under way. Try again when one of them is done.' }

/** Streams the site's labelled comments as a file to keep. */
export const GET = siteRoute({
  ability: 'export.labels',
  params: siteParams,
  query: exportQuery,
  handle: async ({ params, query: { format }, person, now }, siteId) => {
    const actor = { kind: 'user' as const, id: person.id }
    const exported = exportLabels({ siteId, format, pseudonymKey: secrets().pseudonym, actor, now })
    if (!exported.ok) return problem(TOO_MANY)
    const { type, ending } = FILES[format]
    return streamDownload(exported.texts, {
      type,
      name: `labels-${params.site}-${now.toISOString().slice(0, 10)}.${ending}`,
    })
  },
})
