import { siteRoute } from '#lib/http/site-route.ts'
import { notesAbout } from '#lib/notes/data.ts'
import { writeNote } from '#lib/notes/mutations.ts'
import { noteRequest, noteSubject } from '#lib/notes/schema.ts'

/** The notes on a comment or an author. */
export const GET = siteRoute({
  ability: 'queue.read',
  query: noteSubject,
  handle: ({ query }, siteId) => notesAbout(siteId, query),
})

/** Writes a note. Its id is the client's, so that it can be sent again. */
export const POST = siteRoute({
  ability: 'note.write',
  body: noteRequest,
  handle: ({ body, person, now }, siteId) => writeNote(body, { userId: person.id, siteId, mayEraseOthers: false, now }),
})
