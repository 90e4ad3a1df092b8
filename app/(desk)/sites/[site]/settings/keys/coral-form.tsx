'use client'

import { Button, Code, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useActionState } from 'react'
import { FormMessage } from '#app/(desk)/settings/people/form-message.tsx'
import { saveCoral } from '#app/(desk)/sites/[site]/settings/keys/coral-actions.ts'
import { refusalOf } from '#lib/http/form-state.ts'

type Props = { site: string; address: string; answered: boolean }

export function CoralForm({ site, address, answered }: Props) {
  const [state, action, pending] = useActionState(saveCoral, null)
  const { errors } = refusalOf(state)
  return (
    <form action={action}>
      <input type="hidden" name="site" value={site} />
      <Stack gap="sm">
        <Text size="sm">
          Coral can ask here before it publishes a comment. What the policy catches is withheld there for its
          moderators, and so is what cannot be scored; nothing is ever approved. In Coral, add an external phase with
          this callback URL and a timeout of 1,000 milliseconds, and copy its signing secret.
        </Text>
        <Code style={{ overflowWrap: 'anywhere' }}>{address}</Code>
        <FormMessage state={state} />
        <Group align="end">
          <PasswordInput
            label="The signing secret that Coral shows"
            name="secret"
            autoComplete="off"
            placeholder={answered ? 'Kept as it is' : ''}
            error={errors.secret}
            w={320}
            maw="100%"
          />
          <Button type="submit" loading={pending}>
            Answer Coral
          </Button>
          {answered && (
            <Button type="submit" name="end" value="yes" variant="default" loading={pending}>
              Answer no more
            </Button>
          )}
          <Text role="status" size="sm">
            {state?.ok ? 'Saved. Every server goes by it within three seconds.' : ''}
          </Text>
        </Group>
      </Stack>
    </form>
  )
}
