import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Note, NoteSubject } from '#lib/notes/schema.ts'

/** The most notes on one subject that are read at once: the newest. */
export const NOTES_READ = 200

/** The notes on a comment or an author of a site, the newest first. */
export async function notesAbout(siteId: string, about: NoteSubject): Promise<Note[]> {
  const column = about.kind === 'comment' ? Prisma.sql`n.comment_id` : Prisma.sql`n.author_id`
  return db().$queryRaw<Note[]>`
    SELECT n.id, n.text, u.name AS by, n.written_by AS "writtenBy", n.written_at AS "writtenAt"
    FROM notes n JOIN users u ON u.id = n.written_by
    WHERE ${column} = ${about.id}::uuid AND n.site_id = ${siteId}::uuid
    ORDER BY n.id DESC LIMIT ${NOTES_READ}`
}
