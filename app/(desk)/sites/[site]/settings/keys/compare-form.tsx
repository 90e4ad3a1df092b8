'use client'

import { Button, Group, NumberInput, PasswordInput, Stack, Text } from '@mantine/core'
import { useActionState } from 'react'
import { FormMessage } from '#app/(desk)/settings/people/form-message.tsx'
import { saveComparison } from '#app/(desk)/sites/[site]/settings/keys/actions.ts'
import { refusalOf } from '#lib/http/form-state.ts'

export function CompareForm({ site, percent, hasKey }: { site: string; percent: number; hasKey: boolean }) {
  const [state, action, pending] = useActionState(saveComparison, null)
  const { errors } = refusalOf(state)
  return (
    <form action={action}>
      <input type="hidden" name="site" value={site} />
      <Stack gap="sm">
        <Text size="sm">
          While the Perspective API still answers, a share of the texts that come to us can be sent to it as well, so
          that the page Feedback translates your thresholds. Those texts leave this machine. They are not kept here.
        </Text>
        <FormMessage state={state} />
        <Group align="end">
          <NumberInput
            label="Of a hundred requests"
            name="percent"
            min={0}
            max={100}
            defaultValue={percent}
            error={errors.percent}
          />
          <PasswordInput
            label="Your key for the Perspective API"
            name="key"
            autoComplete="off"
            placeholder={hasKey ? 'Kept as it is' : ''}
            error={errors.key}
            w={320}
            maw="100%"
          />
          <Button type="submit" loading={pending}>
            Save the share
          </Button>
          <Text role="status" size="sm">
            {state?.ok ? 'Saved.' : ''}
          </Text>
        </Group>
      </Stack>
    </form>
  )
}
