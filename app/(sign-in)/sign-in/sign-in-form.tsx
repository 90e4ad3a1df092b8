'use client'

import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useActionState } from 'react'
import { type SignInState, signIn } from '#app/(sign-in)/sign-in/actions.ts'

/** Works without JavaScript too: the page then comes back with what was typed and the reason. */
export function SignInForm({ next, refusal }: { next: string; refusal: string | null }) {
  const before: SignInState = refusal ? { email: '', message: refusal } : null
  const [state, action, pending] = useActionState(signIn, before)
  return (
    <form action={action}>
      <input type="hidden" name="next" value={next} />
      <Stack gap="md">
        {state && (
          <Alert role="alert" color="orange" variant="light" py="xs">
            {state.message}
          </Alert>
        )}
        <TextInput
          key={`email ${state?.email}`}
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={state?.email}
          autoFocus={!state?.email}
          required
          withAsterisk={false}
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          autoFocus={Boolean(state?.email)}
          required
          withAsterisk={false}
        />
        <Button type="submit" loading={pending} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  )
}
