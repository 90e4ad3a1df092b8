import { Button, Group, Kbd } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { NOTE_LENGTH } from '#lib/notes/note-length.ts'
import classes from './asked.module.css'

type Props = { count: number; onSend: (note: string | null) => void; onLeave: () => void }

/** Asks, in place, what a lead should know: Enter escalates, with or without words. */
export function EscalatePanel({ count, onSend, onLeave }: Props) {
  const [text, setText] = useState('')
  const send = () => onSend(text.trim() || null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.shiftKey) return
    if (event.key === 'Enter') {
      event.preventDefault()
      send()
    }
  }
  return (
    <fieldset className={classes.panel}>
      <legend className={classes.question}>
        {count === 1 ? 'What should a lead know?' : `What should a lead know about these ${count} comments?`}
      </legend>
      <textarea
        ref={(words) => words?.focus()}
        aria-label="A note for a lead"
        placeholder="Nothing needs to be said"
        className={classes.words}
        rows={1}
        maxLength={NOTE_LENGTH}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Group gap="xs" mt="xs">
        <Button
          size="compact-sm"
          variant="default"
          className={classes.act}
          data-kind="escalate"
          onClick={send}
          rightSection={<Kbd size="xs">Enter</Kbd>}
        >
          Escalate
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onLeave} rightSection={<Kbd size="xs">Esc</Kbd>}>
          Back
        </Button>
      </Group>
    </fieldset>
  )
}
