import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { textBlob } from '#app/(desk)/sites/[site]/import/send-page.ts'
import type { ImportActions } from '#app/(desk)/sites/[site]/import/use-import.ts'
import { REFUSALS } from '#app/(desk)/sites/[site]/import/words.ts'

type Kind = Parameters<typeof textBlob>[1]

const KINDS: { value: Kind; label: string }[] = [
  { value: 'unknown', label: 'Whatever it looks like' },
  { value: 'text', label: 'Text' },
  { value: 'html', label: 'HTML' },
]

/** A field for a page as it was copied. The browser holds the text, so that a large one does not slow the typing. */
export function PasteForm({ add }: { add: ImportActions['add'] }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [kind, setKind] = useState<Kind>('unknown')
  const [error, setError] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = field.current?.value ?? ''
    if (text.trim() === '') return setError(REFUSALS.empty)
    void add([{ name: 'Pasted page', bytes: textBlob(text, kind), url: null }])
  }
  return (
    <Stack component="form" gap="sm" onSubmit={submit}>
      <Textarea
        ref={field}
        label="The page"
        description="Text or HTML, article and comments together. At most 10 MB."
        rows={14}
        error={error}
        spellCheck={false}
        onChange={() => error && setError(null)}
      />
      <Group gap="sm" justify="space-between">
        <Group gap="xs">
          <Text size="sm" id="read-it-as">
            Read it as
          </Text>
          <SegmentedControl
            aria-labelledby="read-it-as"
            size="xs"
            data={KINDS}
            value={kind}
            onChange={(value) => setKind(value as Kind)}
          />
        </Group>
        <Button type="submit">Separate</Button>
      </Group>
    </Stack>
  )
}
