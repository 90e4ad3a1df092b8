import { z } from 'zod'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { undoLabelImport } from '#lib/label-imports/undo/mutations.ts'

/** Takes an import of labels back, where nobody said anything since. */
export const POST = siteRoute({
  ability: 'label.import',
  params: siteParams.extend({ batch: z.uuid() }),
  body: z.object({ batchId: z.uuid() }),
  handle: ({ params, body, person, now }, siteId) =>
    undoLabelImport({ batchId: body.batchId, undoneBatchId: params.batch }, { siteId, userId: person.id, now }),
})
