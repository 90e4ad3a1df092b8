import { Readable } from 'node:stream'
import { problem } from '#lib/http/problem.ts'
import { readBytes } from '#lib/http/read-body.ts'
import { siteRoute } from '#lib/http/site-route.ts'
import { streamDownload } from '#lib/http/stream-download.ts'
import { importLabels } from '#lib/label-imports/open-label-import.ts'
import { importQuery, MAX_LABEL_FILE } from '#lib/label-imports/schema.ts'
import { tellEvents } from '#lib/label-imports/tell-events.ts'
import { secrets } from '#lib/runtime/secrets.ts'

const TOO_LARGE = { status: 413, detail: 'This file is larger than 64 MB: take it in on the command line.' }

/** Takes the labels of a file in, or tries what would come of it, and tells of it line by line while it works. */
export const POST = siteRoute({
  ability: 'label.import',
  query: importQuery,
  handle: async ({ request, query, person, now }, siteId) => {
    const bytes = await readBytes(request, MAX_LABEL_FILE)
    if (!bytes) return problem(TOO_LARGE)
    const by = { siteId, userId: person.id, now, pseudonymKey: secrets().pseudonym }
    const events = importLabels({ bytes: Readable.from([bytes]), ...query }, by)
    return streamDownload(tellEvents(events), { type: 'application/x-ndjson', name: 'labels.ndjson' })
  },
})
