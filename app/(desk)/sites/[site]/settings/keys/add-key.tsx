'use client'

import { Button, Checkbox, Group, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useActionState } from 'react'
import { FormMessage } from '#app/(desk)/settings/people/form-message.tsx'
import { makeKey } from '#app/(desk)/sites/[site]/settings/keys/actions.ts'
import { ShownOnce } from '#app/(desk)/sites/[site]/shown-once.tsx'
import { refusalOf } from '#lib/http/form-state.ts'

const SCOPES = [
  { value: 'analyze', label: 'Score texts' },
  { value: 'suggest', label: 'Report decisions' },
  { value: 'moderate', label: 'Moderations (OpenAI’s form)' },
  { value: 'ingest', label: 'Send comments and pages in' },
]

export function AddKey({ site }: { site: string }) {
  const [state, action, pending] = useActionState(makeKey, null)
  const { errors, values } = refusalOf(state)
  return (
    <form action={action}>
      <input type="hidden" name="site" value={site} />
      <Stack gap="sm">
        <FormMessage state={state} />
        <TextInput
          label="Name"
          description="What it is for"
          name="name"
          defaultValue={values.name}
          error={errors.name}
          required
          withAsterisk={false}
        />
        <Checkbox.Group label="It may" error={errors.scopes} defaultValue={['analyze', 'suggest']}>
          <Group mt={4}>
            {SCOPES.map(({ value, label }) => (
              <Checkbox key={value} name={`scope-${value}`} value={value} label={label} />
            ))}
          </Group>
        </Checkbox.Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label="Browser origins"
            description="Such as https://news.example; empty for programs that are no browsers"
            name="origins"
            defaultValue={values.origins}
            error={errors.origins}
          />
          <TextInput
            label="Requests a minute"
            description="Empty for as many as come"
            name="rate"
            inputMode="numeric"
            defaultValue={values.rate}
            error={errors.rate}
          />
        </SimpleGrid>
        <div>
          <Button type="submit" loading={pending}>
            Make
          </Button>
          <ShownOnce
            title={`The key “${state?.ok ? state.result.name : ''}”`}
            secret={state?.ok ? state.result.key : null}
          >
            Keep it where the program finds it.
          </ShownOnce>
        </div>
      </Stack>
    </form>
  )
}
