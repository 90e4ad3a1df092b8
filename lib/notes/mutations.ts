import { recordEvent } from '#lib/audit/mutations.ts'
import { db, type Tx } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/db/id.ts'
import type { NoteRequest, NoteWriter } from '#lib/notes/schema.ts'

type Written = { ok: true } | { ok: false; reason: 'unknown-subject' | 'id-taken' }
type Erased = { ok: true } | { ok: false; reason: 'unknown-note' | 'not-yours' }

const eventBy = ({ userId, siteId }: NoteWriter) => ({ actor: { kind: 'user' as const, id: userId }, siteId })

/** Writes a note on a comment or an author of the site. The same note sent again is answered the same and written once. */
export async function writeNote(note: NoteRequest, by: NoteWriter): Promise<Written> {
  const { kind, id: aboutId } = note.about
  const table = kind === 'comment' ? Prisma.sql`comments` : Prisma.sql`authors`
  const columns = kind === 'comment' ? Prisma.sql`s.id, NULL::uuid` : Prisma.sql`NULL::uuid, s.id`
  return db().$transaction(async (tx) => {
    const written = await tx.$executeRaw`
      INSERT INTO notes (id, site_id, comment_id, author_id, text, written_by, written_at)
      SELECT ${note.id}::uuid, s.site_id, ${columns}, ${note.text}, ${by.userId}::uuid, ${by.now}
      FROM ${table} s WHERE s.id = ${aboutId}::uuid AND s.site_id = ${by.siteId}::uuid
      ON CONFLICT (id) DO NOTHING`
    if (written === 0) return explainUnwritten(tx, note, by)
    await recordEvent(
      tx,
      { name: 'note.written', ...eventBy(by), subjectId: note.id, payload: { about: kind } },
      by.now,
    )
    return { ok: true }
  })
}

/** Nothing was written: it stood there already, somebody else's note has this id, or there is nothing to write on. */
async function explainUnwritten(tx: Tx, note: NoteRequest, by: NoteWriter): Promise<Written> {
  const there = await tx.note.findUnique({ where: { id: note.id } })
  if (!there) return { ok: false, reason: 'unknown-subject' }
  const same =
    there.writtenBy === by.userId &&
    there.siteId === by.siteId &&
    (there.commentId ?? there.authorId) === note.about.id &&
    there.text === note.text
  return same ? { ok: true } : { ok: false, reason: 'id-taken' }
}

/** Notes that go with a decision, the same on every comment that it changed; in the transaction of the decision. */
export async function writeNotesOn(
  tx: Tx,
  { commentIds, text }: { commentIds: readonly string[]; text: string },
  by: Omit<NoteWriter, 'mayEraseOthers'>,
): Promise<void> {
  const about = { siteId: by.siteId, text, writtenBy: by.userId, writtenAt: by.now }
  await tx.note.createMany({ data: commentIds.map((commentId) => ({ id: newId(), commentId, ...about })) })
}

/** Takes a note's text back: by who wrote it, or by who may do that for others. Taking it back twice is no error. */
export async function eraseNote(noteId: string, by: NoteWriter): Promise<Erased> {
  return db().$transaction(async (tx) => {
    const note = await tx.note.findFirst({ where: { id: noteId, siteId: by.siteId } })
    if (!note) return { ok: false, reason: 'unknown-note' }
    if (note.writtenBy !== by.userId && !by.mayEraseOthers) return { ok: false, reason: 'not-yours' }
    const where = { id: noteId, erasedAt: null }
    const { count } = await tx.note.updateMany({ where, data: { text: null, erasedAt: by.now } })
    if (count === 0) return { ok: true }
    await recordEvent(tx, { name: 'note.erased', ...eventBy(by), subjectId: noteId, payload: {} }, by.now)
    return { ok: true }
  })
}
