import { z } from 'zod'
import { previewLabels } from '#lib/bulks/data.ts'
import { labelAction } from '#lib/bulks/schema.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

/** What the person has said of a frozen set, and how many of its comments these labels would change. */
export const POST = siteRoute({
  ability: 'comment.label',
  params: siteParams.extend({ bulk: z.uuid() }),
  body: labelAction,
  handle: ({ params, body, person }, siteId) =>
    previewLabels({ siteId, batchId: params.bulk, userId: person.id }, body),
})
