'use client'

import { Button, Group } from '@mantine/core'
import { useActionState, useState } from 'react'
import { FormMessage } from '#app/(desk)/settings/people/form-message.tsx'
import { endKey } from '#app/(desk)/sites/[site]/settings/keys/actions.ts'

/** Asks a second time in place: programs that use the key stop working. */
export function RevokeKey({ site, id, name }: { site: string; id: string; name: string }) {
  const [sure, setSure] = useState(false)
  const [state, action, pending] = useActionState(endKey, null)
  if (!sure) {
    return (
      <Button variant="default" size="xs" onClick={() => setSure(true)} aria-label={`Revoke ${name}`}>
        Revoke
      </Button>
    )
  }
  return (
    <form action={action}>
      <input type="hidden" name="site" value={site} />
      <input type="hidden" name="id" value={id} />
      <FormMessage state={state} />
      <Group gap="xs">
        <Button type="submit" color="red" size="xs" loading={pending} autoFocus>
          Revoke for good
        </Button>
        <Button variant="default" size="xs" onClick={() => setSure(false)}>
          Keep
        </Button>
      </Group>
    </form>
  )
}
