'use client'

import { Alert, Button, Collapse, Group, Stack, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { useChange } from '#app/(desk)/sites/[site]/labels/use-labels-api.ts'
import type { Advice, AttributeAdvice, GuidelineVersion } from '#lib/labels/guidelines/schema.ts'

type Props = {
  siteKey: string
  current: Pick<GuidelineVersion, 'number' | 'text' | 'advice'>
  attributes: readonly { key: string; title: string }[]
}

type Published = { ok: true; number: number } | { ok: false; reason: 'changed-meanwhile' | 'unknown-attribute' }

const REFUSED = {
  'changed-meanwhile':
    'Somebody published a version meanwhile. Copy your words, load this page again, and put them on top.',
  'unknown-attribute': 'One of these attributes is not here any more. Load this page again.',
} as const

const EMPTY: AttributeAdvice = { definition: '', examples: [], counterExamples: [] }
const toLines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean) // biome-ignore format: one thought

/** The guideline as a lead edits it: nothing holds before it is published as the next version. */
export function GuidelineForm({ siteKey, current, attributes }: Props) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState(current.text)
  const [said, setSaid] = useState<Advice>(current.advice)
  const { busy, message, change } = useChange()
  const set = (key: string, some: Partial<AttributeAdvice>) =>
    setSaid({ ...said, [key]: { ...EMPTY, ...said[key], ...some } })
  const publish = () => {
    const kept = Object.entries(said).map(([key, one]) => [key, clean(one)] as const)
    const advice = Object.fromEntries(
      kept.filter(([, one]) => one.definition || one.examples.length + one.counterExamples.length > 0),
    )
    const body = { basedOn: current.number, text, advice }
    void change<Published>(`/api/sites/${siteKey}/guidelines`, body, (value) =>
      value.ok ? null : REFUSED[value.reason],
    )
  }
  return (
    <section aria-labelledby="edit">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="edit">
          Next version
        </Title>
        <Button variant="default" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Close' : 'Write it'}
        </Button>
      </Group>
      <Collapse expanded={open}>
        <Stack gap="md" maw="44rem">
          <Textarea
            label="Text"
            autosize
            minRows={6}
            maxLength={20_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {attributes.map(({ key, title }) => (
            <AdviceFields key={key} title={title} said={said[key] ?? EMPTY} onChange={(some) => set(key, some)} />
          ))}
          {message && <Alert color="red">{message} Your words are still here.</Alert>}
          <Group>
            <Button onClick={publish} loading={busy}>
              Publish version {current.number + 1}
            </Button>
          </Group>
        </Stack>
      </Collapse>
    </section>
  )
}

function clean({ definition, examples, counterExamples }: AttributeAdvice): AttributeAdvice {
  const full = (texts: readonly string[]) => texts.flatMap(toLines)
  return { definition: definition.trim(), examples: full(examples), counterExamples: full(counterExamples) }
}

type FieldsProps = { title: string; said: AttributeAdvice; onChange: (some: Partial<AttributeAdvice>) => void }

function AdviceFields({ title, said, onChange }: FieldsProps) {
  return (
    <fieldset
      style={{ border: '1px solid var(--line)', borderRadius: 'var(--mantine-radius-md)', padding: '4px 14px 14px' }}
    >
      <legend>{title}</legend>
      <Stack gap="xs">
        <Textarea
          label="What it is"
          autosize
          minRows={1}
          maxLength={2000}
          value={said.definition}
          onChange={(event) => onChange({ definition: event.currentTarget.value })}
        />
        <Group grow align="flex-start" preventGrowOverflow={false}>
          <Textarea
            label="Examples: yes"
            description="One a line"
            autosize
            minRows={2}
            value={said.examples.join('\n')}
            onChange={(event) => onChange({ examples: event.currentTarget.value.split('\n') })}
          />
          <Textarea
            label="No, though they look like it"
            description="One a line"
            autosize
            minRows={2}
            value={said.counterExamples.join('\n')}
            onChange={(event) => onChange({ counterExamples: event.currentTarget.value.split('\n') })}
          />
        </Group>
      </Stack>
    </fieldset>
  )
}
