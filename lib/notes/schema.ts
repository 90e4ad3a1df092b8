import { z } from 'zod'
import { NOTE_LENGTH } from '#lib/notes/note-length.ts'

export const noteText = z.string().trim().min(1, 'A note needs words.').max(NOTE_LENGTH)

/** What a note is about. */
export const noteSubject = z.object({ kind: z.enum(['comment', 'author']), id: z.uuid() })
export type NoteSubject = z.infer<typeof noteSubject>

/** A note to write. The client makes its id, so that sending it again writes nothing twice. */
export const noteRequest = z.object({ id: z.uuid(), about: noteSubject, text: noteText })
export type NoteRequest = z.infer<typeof noteRequest>

/** A note as colleagues read it; `text` is null once it was taken back. Times are ISO 8601 where they reach a browser. */
export type Note = { id: string; text: string | null; by: string; writtenBy: string; writtenAt: Date | string }

/** Who writes or takes back, where and when. */
export type NoteWriter = { userId: string; siteId: string; mayEraseOthers: boolean; now: Date }
