'use client'

import { Alert, Button, PasswordInput, Stack } from '@mantine/core'
import { useActionState } from 'react'
import { changePassword } from '#app/(desk)/account/actions.ts'
import { refusalOf } from '#lib/http/form-state.ts'

export function PasswordForm() {
  const [state, action, pending] = useActionState(changePassword, null)
  const { errors } = refusalOf(state)
  return (
    <form action={action}>
      <Stack gap="sm" maw={380}>
        {state?.ok && (
          <Alert role="status" color="teal" py="xs">
            Your password is changed.
          </Alert>
        )}
        {state?.ok === false && state.message && (
          <Alert role="alert" color="orange" py="xs">
            {state.message}
          </Alert>
        )}
        <PasswordInput
          label="Password now"
          name="currentPassword"
          autoComplete="current-password"
          error={errors.currentPassword}
          required
          withAsterisk={false}
        />
        <PasswordInput
          label="New password"
          description="At least 12 characters. A few words in a row are fine."
          name="newPassword"
          autoComplete="new-password"
          error={errors.newPassword}
          required
          withAsterisk={false}
        />
        <div>
          <Button type="submit" loading={pending}>
            Change password
          </Button>
        </div>
      </Stack>
    </form>
  )
}
