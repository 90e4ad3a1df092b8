import { z } from 'zod'
import { answerThenNext } from '#lib/assignments/mutations.ts'
import { answerRequest } from '#lib/assignments/schema.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

/** Answers an assignment of one's own, with labels or by skipping it. */
export const POST = siteRoute({
  ability: 'label.write',
  params: siteParams.extend({ assignment: z.uuid() }),
  body: answerRequest,
  handle: ({ params, body, person, now }, siteId) =>
    answerThenNext(params.assignment, body, { siteId, userId: person.id, now }),
})
