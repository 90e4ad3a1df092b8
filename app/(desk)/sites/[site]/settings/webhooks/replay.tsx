'use client'

import { Button, Text } from '@mantine/core'
import { useActionState } from 'react'
import { FormMessage } from '#app/(desk)/settings/people/form-message.tsx'
import { replayWebhook } from '#app/(desk)/sites/[site]/settings/webhooks/actions.ts'

export function Replay({ site, id }: { site: string; id: string }) {
  const [state, action, pending] = useActionState(replayWebhook, null)
  return (
    <form action={action}>
      <input type="hidden" name="site" value={site} />
      <input type="hidden" name="id" value={id} />
      <FormMessage state={state} />
      <Button type="submit" variant="default" size="compact-xs" loading={pending}>
        Send again
      </Button>
      <Text role="status" size="xs" c="dimmed">
        {state?.ok ? 'On its way.' : ''}
      </Text>
    </form>
  )
}
