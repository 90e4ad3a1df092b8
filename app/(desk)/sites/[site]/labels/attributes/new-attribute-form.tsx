'use client'

import { Alert, Button, Group, Stack, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { explainOutcome } from '#app/(desk)/sites/[site]/labels/attributes/explain-outcome.ts'
import { useChange } from '#app/(desk)/sites/[site]/labels/use-labels-api.ts'
import type { AttributeOutcome } from '#lib/labels/attributes/schema.ts'

const toKey = (title: string): string =>
  title.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '').slice(0, 40) // biome-ignore format: one thought

/** Adds an attribute; its key follows its title until it is written by hand. */
export function NewAttributeForm({ site }: { site: string }) {
  const [title, setTitle] = useState('')
  const [key, setKey] = useState<string | null>(null)
  const { busy, message, change } = useChange()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const added = await change<AttributeOutcome>(
      `/api/sites/${site}/attributes`,
      { key: key ?? toKey(title), title },
      explainOutcome,
    )
    if (!added) return
    setTitle('')
    setKey(null)
  }
  return (
    <form onSubmit={(event) => void send(event)} aria-labelledby="new-attribute">
      <Stack gap="sm" maw="36rem">
        <Title order={2} id="new-attribute">
          New attribute
        </Title>
        <Group grow align="flex-start">
          <TextInput
            label="Title"
            required
            maxLength={60}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <TextInput
            label="Key"
            description="In every export, for good"
            inputWrapperOrder={['label', 'input', 'description']}
            required
            maxLength={40}
            value={key ?? toKey(title)}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
        </Group>
        {message && <Alert color="red">{message}</Alert>}
        <Group>
          <Button type="submit" loading={busy}>
            Add the attribute
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
