import { Alert, Code, Text } from '@mantine/core'
import type { ShownPassword } from '#app/(desk)/settings/people/actions.ts'
import type { FormState } from '#lib/http/form-state.ts'

/** Why a form was refused, above its fields. */
export function FormMessage({ state }: { state: FormState<unknown> }) {
  if (!state || state.ok || !state.message) return null
  return (
    <Alert role="alert" color="orange" py="xs">
      {state.message}
    </Alert>
  )
}

/** A password that was made just now: there is no other moment to see it. */
export function PasswordOnce({ shown }: { shown: ShownPassword | null }) {
  return (
    <div role="status">
      {shown && (
        <Alert color="teal" mt="sm" title={`The password of ${shown.name}`}>
          <Code fz="md">{shown.password}</Code>
          <Text size="sm" mt={6}>
            It is shown this once. Hand it over, and have it changed at the first sign-in.
          </Text>
        </Alert>
      )}
    </div>
  )
}
