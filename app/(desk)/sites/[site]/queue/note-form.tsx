import { Button, Group, Kbd, Textarea } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { NOTE_LENGTH } from '#lib/notes/note-length.ts'

type Props = {
  about: 'comment' | 'author'
  /** Asked for by key: the words have the focus then. */
  writing: boolean
  /** Answers whether it was written; the words stay where it was not. */
  onWrite: (text: string) => Promise<boolean>
  onLeave?: (() => void) | undefined
}

/** A place for a few words: Enter writes, Shift Enter breaks the line, Esc leaves. */
export function NoteForm({ about, writing, onWrite, onLeave }: Props) {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const words = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (writing) words.current?.focus()
  }, [writing])
  const write = async () => {
    if (text.trim() === '' || busy) return
    setBusy(true)
    if (await onWrite(text)) setText('')
    setBusy(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      words.current?.blur()
      onLeave?.()
    }
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    void write()
  }
  return (
    <>
      <Textarea
        ref={words}
        aria-label={about === 'comment' ? 'A note on this comment' : 'A note on this author'}
        placeholder={about === 'comment' ? 'What should a colleague know?' : 'What is known about this author?'}
        size="sm"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={NOTE_LENGTH}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Group gap="xs" mt={6} mb="sm">
        <Button
          size="compact-sm"
          variant="default"
          loading={busy}
          disabled={text.trim() === ''}
          onClick={() => void write()}
          rightSection={<Kbd size="xs">Enter</Kbd>}
        >
          Write note
        </Button>
      </Group>
    </>
  )
}
