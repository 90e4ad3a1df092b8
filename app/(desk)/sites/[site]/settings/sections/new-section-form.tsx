'use client'

import { Button, Group, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useChange } from '#app/(desk)/sites/[site]/labels/use-labels-api.ts'
import { explainSection } from '#app/(desk)/sites/[site]/settings/sections/explain-section.ts'
import type { SectionOutcome } from '#lib/sections/schema.ts'

export function NewSectionForm({ site }: { site: string }) {
  const [name, setName] = useState('')
  const { busy, message, change } = useChange()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const made = await change<SectionOutcome>(`/api/sites/${site}/sections`, { name }, explainSection)
    if (made) setName('')
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Title order={2} id="new-section" mb="sm">
        New section
      </Title>
      <Group align="flex-start" gap="sm">
        <TextInput
          label="Name"
          required
          withAsterisk={false}
          maxLength={100}
          value={name}
          error={message}
          onChange={(event) => setName(event.currentTarget.value)}
          style={{ flex: '1 1 14rem' }}
        />
        <Button type="submit" loading={busy} mt={24}>
          Make
        </Button>
      </Group>
    </form>
  )
}
