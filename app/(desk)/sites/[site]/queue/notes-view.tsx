import { Button, Text } from '@mantine/core'
import { useCallback, useRef, useState } from 'react'
import { v7 } from 'uuid'
import type { Note, NoteSubject } from '#lib/notes/schema.ts'
import { Answered, useFetched } from './answered.tsx'
import { deleteJson, getJson, postJson } from './api.ts'
import classes from './context.module.css'
import type { Reader } from './context-panel.tsx'
import { NoteForm } from './note-form.tsx'
import { sayAge } from './say-age.ts'

type Props = {
  site: string
  about: NoteSubject
  now: Date
  reader: Reader
  writing?: boolean
  onDone?: () => void
}

type Outcome = { ok: true } | { ok: false; reason: string }

const REFUSED: Record<string, string> = {
  'unknown-subject': 'What the note is on is not here any more.',
  'not-yours': 'A colleague wrote this note: they or a lead can take it back.',
}

/** Notes on a comment or an author, the newest first, with a place to write one. */
export function NotesView({ site, about, now, reader, writing = false, onDone }: Props) {
  const api = `/api/sites/${site}/notes`
  const path = `${api}?kind=${about.kind}&id=${about.id}`
  const first = useFetched<Note[]>(path)
  const [later, setLater] = useState<Note[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const change = useCallback(
    async (asked: ReturnType<typeof postJson<Outcome>>) => {
      const answer = await asked
      const refusal = answer.ok && !answer.value.ok ? (REFUSED[answer.value.reason] ?? 'This was not written.') : null
      setFailure(answer.ok ? refusal : answer.message)
      const fresh = await getJson<Note[]>(path)
      if (fresh.ok) setLater(fresh.value)
      return answer.ok && refusal === null
    },
    [path],
  )
  /** Of the note that is being written: sent again after a failure it is the same note. */
  const draft = useRef<string | null>(null)
  const write = async (text: string) => {
    draft.current ??= v7()
    const written = await change(postJson<Outcome>(api, { id: draft.current, about, text }))
    if (!written) return false
    draft.current = null
    onDone?.()
    return true
  }
  return (
    <>
      {reader.mayNote && <NoteForm about={about.kind} writing={writing} onWrite={write} onLeave={onDone} />}
      {failure && (
        <Text size="sm" role="alert">
          {failure}
        </Text>
      )}
      <Answered answer={later ? { state: 'there', value: later } : first}>
        {(notes) => (
          <NoteList
            notes={notes}
            now={now}
            userId={reader.userId}
            onErase={(note) => void change(deleteJson<Outcome>(`${api}/${note}`))}
          />
        )}
      </Answered>
    </>
  )
}

type ListProps = { notes: readonly Note[]; now: Date; userId: string; onErase: (noteId: string) => void }

function NoteList({ notes, now, userId, onErase }: ListProps) {
  if (notes.length === 0) return <Text size="sm">No notes yet.</Text>
  return (
    <ol className={classes.history}>
      {notes.map((note) => (
        <li key={note.id}>
          <strong>{note.by}</strong> <span className="quiet">{sayAge(note.writtenAt, now)}</span>
          {note.text !== null && note.writtenBy === userId && (
            <Button size="compact-xs" variant="subtle" ml="xs" onClick={() => onErase(note.id)}>
              Take back
            </Button>
          )}
          <p className={note.text === null ? 'quiet' : classes.noteText}>{note.text ?? 'Taken back'}</p>
        </li>
      ))}
    </ol>
  )
}
