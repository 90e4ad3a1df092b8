import { z } from 'zod'
import { removeGold, setGold } from '#lib/assignments/gold/mutations.ts'
import { goldAnswers } from '#lib/assignments/gold/schema.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'

const params = siteParams.extend({ comment: z.uuid() })

/** Makes a comment gold, or changes its known labels. */
export const POST = siteRoute({
  ability: 'label.adjudicate',
  params,
  body: z.object({ answers: goldAnswers }),
  handle: (input, siteId) =>
    setGold(input.params.comment, input.body.answers, { siteId, userId: input.person.id, now: input.now }),
})

/** Takes a comment out of the gold ones. */
export const DELETE = siteRoute({
  ability: 'label.adjudicate',
  params,
  handle: (input, siteId) => removeGold(input.params.comment, { siteId, userId: input.person.id, now: input.now }),
})
