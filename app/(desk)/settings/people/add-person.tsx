'use client'

import { Button, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useActionState } from 'react'
import { add } from '#app/(desk)/settings/people/actions.ts'
import { ROLE_CHOICES } from '#app/(desk)/settings/people/describe-grants.ts'
import { FormMessage, PasswordOnce } from '#app/(desk)/settings/people/form-message.tsx'
import { refusalOf } from '#lib/http/form-state.ts'

export type SiteChoice = { value: string; label: string }

export function AddPerson({ sites }: { sites: SiteChoice[] }) {
  const [state, action, pending] = useActionState(add, null)
  const { errors, values } = refusalOf(state)
  return (
    <form action={action}>
      <Stack gap="sm">
        <FormMessage state={state} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label="Name"
            name="name"
            defaultValue={values.name}
            error={errors.name}
            required
            withAsterisk={false}
          />
          <TextInput
            label="E-mail"
            name="email"
            type="email"
            defaultValue={values.email}
            error={errors.email}
            required
            withAsterisk={false}
          />
          <NativeSelect label="Role" name="role" data={ROLE_CHOICES} defaultValue={values.role ?? 'moderator'} />
          <NativeSelect label="Site" name="site" data={sites} defaultValue={values.site} />
        </SimpleGrid>
        <div>
          <Button type="submit" loading={pending}>
            Add
          </Button>
          <PasswordOnce shown={state?.ok ? state.result : null} />
        </div>
      </Stack>
    </form>
  )
}
