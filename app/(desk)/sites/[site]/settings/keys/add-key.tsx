'use client'

import { Alert, Button, Checkbox, Code, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useActionState } from 'react'
import { FormMessage } from '#app/(desk)/settings/people/form-message.tsx'
import { makeKey, type ShownKey } from '#app/(desk)/sites/[site]/settings/keys/actions.ts'
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
          <KeyOnce shown={state?.ok ? state.result : null} />
        </div>
      </Stack>
    </form>
  )
}

/** A key that was made just now: there is no other moment to see it. */
function KeyOnce({ shown }: { shown: ShownKey | null }) {
  return (
    <div role="status">
      {shown && (
        <Alert color="teal" mt="sm" title={`The key “${shown.name}”`}>
          <Code fz="md" style={{ overflowWrap: 'anywhere' }}>
            {shown.key}
          </Code>
          <Text size="sm" mt={6}>
            It is shown this once. Keep it where the program finds it.
          </Text>
        </Alert>
      )}
    </div>
  )
}
