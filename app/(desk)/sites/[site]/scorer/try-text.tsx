'use client'

import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { type Answer, postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import { type TrialOfSite, TrialResult } from '#app/(desk)/sites/[site]/scorer/trial-result.tsx'
import { LONGEST_TRIAL } from '#lib/scoring/trial-length.ts'

const REFUSED = {
  busy: 'Others are trying texts too. Try again in a moment.',
  'too-slow': 'The scorer did not answer in time. Try again, or try a shorter text.',
}

type Told = { text: string; answer: Answer<TrialOfSite> }

/** A field for a text, and what scorer and policy say of it. The text goes nowhere else. */
export function TryText({ site }: { site: string }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const text = field.current?.value ?? ''
    setBusy(true)
    setTold({ text, answer: await postJson<TrialOfSite>(`/api/sites/${site}/trials`, { text }) })
    setBusy(false)
  }
  return (
    <Stack component="form" gap="sm" onSubmit={(event) => void submit(event)}>
      <Textarea
        ref={field}
        label="A comment as somebody might write it"
        description="It is scored and forgotten: nothing of it is stored."
        autosize
        minRows={3}
        maxRows={12}
        maxLength={LONGEST_TRIAL}
        dir="auto"
      />
      <Group>
        <Button type="submit" loading={busy}>
          Try
        </Button>
      </Group>
      <div role="status" aria-busy={busy}>
        {told && <Outcome told={told} />}
      </div>
    </Stack>
  )
}

function Outcome({ told: { text, answer } }: { told: Told }) {
  if (!answer.ok) return <Alert color="red">{answer.message}</Alert>
  if (!answer.value.ok) return <Text>{REFUSED[answer.value.reason]}</Text>
  return <TrialResult text={text} trial={answer.value} />
}
