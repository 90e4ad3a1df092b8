import { z } from 'zod'
import { can } from '#lib/auth/ability.ts'
import { siteParams, siteRoute } from '#lib/http/site-route.ts'
import { eraseNote } from '#lib/notes/mutations.ts'

/** Takes a note back: one's own, or a colleague's for who may override them. */
export const DELETE = siteRoute({
  ability: 'note.write',
  params: siteParams.extend({ note: z.uuid() }),
  handle: ({ params, person, now }, siteId) => {
    const mayEraseOthers = can(person.grants, 'decision.override', siteId)
    return eraseNote(params.note, { userId: person.id, siteId, mayEraseOthers, now })
  },
})
