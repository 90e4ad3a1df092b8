'use client'

import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useActionState } from 'react'
import { newPassword, removeRole, setActive, setRole } from '#app/(desk)/settings/people/actions.ts'
import type { SiteChoice } from '#app/(desk)/settings/people/add-person.tsx'
import { describeSite, ROLE_CHOICES, ROLE_NAMES } from '#app/(desk)/settings/people/describe-grants.ts'
import { FormMessage, PasswordOnce } from '#app/(desk)/settings/people/form-message.tsx'
import type { ListedPerson } from '#app/(desk)/settings/people/people-list.tsx'
import type { Grant } from '#lib/accounts/schema.ts'

type Sites = { id: string; name: string }[]

/** Everything that can be changed about one account. */
export function PersonForms({ person, sites, choices }: { person: ListedPerson; sites: Sites; choices: SiteChoice[] }) {
  return (
    <Stack gap="md">
      <Stack gap={6}>
        {person.grants.map((grant) => (
          <HeldRole key={grant.siteId ?? 'all'} userId={person.id} grant={grant} sites={sites} />
        ))}
        <GiveRole person={person} choices={choices} />
      </Stack>
      <Text size="sm" c="dimmed">
        {person.lastSignInAt ? `Last signed in on ${day.format(person.lastSignInAt)}.` : 'Never signed in so far.'}
      </Text>
      {!person.isSelf && (
        <Group gap="sm" align="flex-start">
          <NewPassword person={person} />
          <Activity person={person} />
        </Group>
      )}
    </Stack>
  )
}

/** In UTC, so that the server and the browser say the same. */
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

function HeldRole({ userId, grant, sites }: { userId: string; grant: Grant; sites: Sites }) {
  const [state, action, pending] = useActionState(removeRole, null)
  const where = describeSite(grant.siteId, sites)
  const label = `${ROLE_NAMES[grant.role]} on ${where}`
  return (
    <form action={action}>
      <input type="hidden" name="userId" value={userId} />
      <input type="hidden" name="site" value={grant.siteId ?? 'all'} />
      <FormMessage state={state} />
      <Group gap="sm">
        <Text size="sm">{label}</Text>
        <Button
          type="submit"
          variant="subtle"
          color="gray"
          size="compact-sm"
          loading={pending}
          aria-label={`Take away: ${label}`}
        >
          Take away
        </Button>
      </Group>
    </form>
  )
}

function GiveRole({ person, choices }: { person: ListedPerson; choices: SiteChoice[] }) {
  const [state, action, pending] = useActionState(setRole, null)
  return (
    <form action={action}>
      <input type="hidden" name="userId" value={person.id} />
      <FormMessage state={state} />
      <Group gap="sm" align="flex-end">
        <NativeSelect label="Role" name="role" data={ROLE_CHOICES} defaultValue={person.grants[0]?.role} />
        <NativeSelect label="Site" name="site" data={choices} defaultValue={person.grants[0]?.siteId ?? 'all'} />
        <Button type="submit" variant="default" loading={pending}>
          Give this role
        </Button>
      </Group>
    </form>
  )
}

function NewPassword({ person }: { person: ListedPerson }) {
  const [state, action, pending] = useActionState(newPassword, null)
  return (
    <form action={action}>
      <input type="hidden" name="userId" value={person.id} />
      <input type="hidden" name="name" value={person.name} />
      <FormMessage state={state} />
      <Button type="submit" variant="default" loading={pending}>
        New password
      </Button>
      <PasswordOnce shown={state?.ok ? state.result : null} />
    </form>
  )
}

function Activity({ person }: { person: ListedPerson }) {
  const [state, action, pending] = useActionState(setActive, null)
  return (
    <form action={action}>
      <input type="hidden" name="userId" value={person.id} />
      <input type="hidden" name="active" value={person.active ? 'false' : 'true'} />
      <FormMessage state={state} />
      <Button type="submit" variant="default" loading={pending}>
        {person.active ? 'Deactivate' : 'Activate again'}
      </Button>
    </form>
  )
}
