'use client'

import { Button } from '@mantine/core'
import { useActionState } from 'react'
import { signOutEverywhere } from '#app/(desk)/account/actions.ts'

export function SignOutEverywhere() {
  const [, action, pending] = useActionState(signOutEverywhere, undefined)
  return (
    <form action={action}>
      <Button type="submit" variant="default" loading={pending}>
        Sign out everywhere
      </Button>
    </form>
  )
}
