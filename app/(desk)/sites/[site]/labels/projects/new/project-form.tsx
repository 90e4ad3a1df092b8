'use client'

import { Alert, Button, Checkbox, Group, NativeSelect, NumberInput, Stack, TextInput, Title } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import {
  type ChoiceDraft,
  ChoiceFields,
  FIRST_CHOICE,
  toChoice,
} from '#app/(desk)/sites/[site]/labels/projects/new/choice-fields.tsx'
import { ChoicePreviewView } from '#app/(desk)/sites/[site]/labels/projects/new/choice-preview.tsx'
import { explainRefusal } from '#app/(desk)/sites/[site]/labels/projects/new/explain-refusal.ts'
import { postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import type { ProjectOutcome } from '#lib/assignments/schema.ts'

type Props = {
  site: string
  datasets: readonly { id: string; name: string }[]
  attributes: readonly { key: string; title: string }[]
  saved: readonly { name: string; query: string }[]
  thresholds: Readonly<Record<string, number>>
}

const number = (form: FormData, name: string): number => Number(form.get(name) ?? 0)

/** Defines a project: which comments, which attributes, by how many. */
export function ProjectForm({ site, datasets, attributes, saved, thresholds }: Props) {
  const router = useRouter()
  const [choice, setChoice] = useState<ChoiceDraft>(FIRST_CHOICE)
  const [message, setMessage] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const body = {
      name: String(form.get('name') ?? ''),
      datasetId: String(form.get('dataset') ?? ''),
      attributes: form.getAll('attributes').map(String),
      annotators: number(form, 'annotators'),
      doubledShare: number(form, 'doubled') / 100,
      goldShare: number(form, 'gold') / 100,
      minutes: number(form, 'minutes'),
      choice: toChoice(choice),
    }
    if (body.attributes.length === 0) return setMessage('Choose at least one attribute.')
    setBusy(true)
    const answer = await postJson<ProjectOutcome>(`/api/sites/${site}/projects`, body)
    setBusy(false)
    if (!answer.ok) return setMessage(answer.message)
    if (!answer.value.ok) return setMessage(explainRefusal(answer.value))
    router.push(`/sites/${site}/labels/projects`)
  }

  return (
    <form onSubmit={(event) => void send(event)}>
      <Stack gap="lg" maw="44rem">
        <Group grow align="flex-start">
          <TextInput name="name" label="Name" required maxLength={120} />
          <NativeSelect
            name="dataset"
            label="Dataset"
            data={datasets.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Group>
        <Stack gap="sm" component="section" aria-labelledby="which">
          <Title order={2} id="which">
            Which comments
          </Title>
          <ChoiceFields draft={choice} onChange={setChoice} saved={saved} thresholds={thresholds} />
          <ChoicePreviewView key={JSON.stringify(choice)} site={site} choice={toChoice(choice)} />
        </Stack>
        <Checkbox.Group label="What is asked of each" defaultValue={attributes.map((one) => one.key)}>
          <Group mt="xs" gap="md">
            {attributes.map(({ key, title }) => (
              <Checkbox key={key} name="attributes" value={key} label={title} />
            ))}
          </Group>
        </Checkbox.Group>
        <Group grow align="flex-end" preventGrowOverflow={false}>
          <NumberInput
            name="annotators"
            label="Annotators of each"
            defaultValue={1}
            min={1}
            max={10}
            allowDecimal={false}
          />
          <NumberInput
            name="doubled"
            label="Doubled, per cent"
            defaultValue={20}
            min={0}
            max={100}
            allowDecimal={false}
          />
          <NumberInput
            name="gold"
            label="Gold between, per cent"
            defaultValue={5}
            min={0}
            max={50}
            allowDecimal={false}
          />
          <NumberInput
            name="minutes"
            label="Returns after minutes"
            defaultValue={30}
            min={1}
            max={1440}
            allowDecimal={false}
          />
        </Group>
        <div role="status">{message && <Alert color="red">{message}</Alert>}</div>
        <Group>
          <Button type="submit" loading={busy}>
            Make the project
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
