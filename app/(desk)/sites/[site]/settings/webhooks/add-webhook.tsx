'use client'

import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useActionState } from 'react'
import { FormMessage } from '#app/(desk)/settings/people/form-message.tsx'
import { addWebhook } from '#app/(desk)/sites/[site]/settings/webhooks/actions.ts'
import { ShownOnce } from '#app/(desk)/sites/[site]/shown-once.tsx'
import { refusalOf } from '#lib/http/form-state.ts'

/** `networks` that are not public and may be called all the same, in CIDR notation. */
export function AddWebhook({ site, networks }: { site: string; networks: readonly string[] }) {
  const [state, action, pending] = useActionState(addWebhook, null)
  const { errors, values } = refusalOf(state)
  return (
    <form action={action}>
      <input type="hidden" name="site" value={site} />
      <Stack gap="sm">
        <FormMessage state={state} />
        <Group align="end">
          <TextInput
            label="Address"
            description={
              networks.length === 0
                ? 'It must be public: what leads inside a network is never called'
                : `It must be public, or within ${networks.join(', ')}`
            }
            name="url"
            type="url"
            placeholder="https://news.example/hook"
            defaultValue={values.url}
            error={errors.url && 'Write an address that begins with https:// or http://.'}
            required
            withAsterisk={false}
            w={420}
            maw="100%"
          />
          <Button type="submit" loading={pending}>
            Add
          </Button>
        </Group>
        <ShownOnce
          title="The secret that signs what this address is told"
          secret={state?.ok ? state.result.secret : null}
        >
          Keep it where the program that is told can check signatures with it.
        </ShownOnce>
      </Stack>
    </form>
  )
}
