'use client'

import { Alert, Button, Checkbox, Group, NumberInput, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { postJson } from '#app/(desk)/sites/[site]/queue/api.ts'

const toKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)

/** Defines a dataset. What it takes cannot be changed later: its versions would compare what is not alike. */
export function NewDatasetForm({ siteKey }: { siteKey: string }) {
  const router = useRouter()
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const name = String(form.get('name') ?? '')
    const selection = {
      minAnnotators: Number(form.get('minAnnotators') || 1),
      sample: form.get('sample') ? Number(form.get('sample')) : null,
      blindOnly: form.get('blindOnly') === 'on',
      bulk: form.get('bulk') === 'on',
    }
    setBusy(true)
    const body = { key: toKey(name), name, description: String(form.get('description') ?? ''), selection }
    const answer = await postJson(`/api/sites/${siteKey}/datasets`, body)
    setBusy(false)
    if (answer.ok) router.push(`/sites/${siteKey}/datasets/${body.key}`)
    else setFailure(answer.message)
  }

  return (
    <form onSubmit={(event) => void send(event)} aria-labelledby="new-dataset">
      <Stack gap="md" maw="36rem">
        <Title order={2} id="new-dataset">
          New dataset
        </Title>
        <TextInput name="name" label="Name" required maxLength={120} />
        <Textarea name="description" label="What it is" autosize minRows={2} maxLength={2000} />
        <Group grow align="flex-end">
          <NumberInput
            name="minAnnotators"
            label="Annotators at least"
            description="Of each comment"
            defaultValue={1}
            min={1}
            max={20}
            allowDecimal={false}
          />
          <NumberInput
            name="sample"
            label="Sample"
            description="At most so many comments; empty for all"
            min={1}
            allowDecimal={false}
          />
        </Group>
        <Checkbox name="blindOnly" label="Only labels that were given without a view of the score" />
        <Checkbox name="bulk" label="Count labels that were given to many comments at once" />
        <div role="status">{failure && <Alert color="red">{failure}</Alert>}</div>
        <Group>
          <Button type="submit" loading={busy}>
            Make the dataset
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
