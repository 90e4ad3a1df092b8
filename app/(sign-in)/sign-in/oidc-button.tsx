'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'

/** Goes to the identity provider. */
export function OidcButton({ next }: { next: string }) {
  const [pending, setPending] = useState(false)
  const go = async () => {
    setPending(true)
    const { signIn } = await import('next-auth/react')
    await signIn('oidc', { callbackUrl: next })
  }
  return (
    <Button variant="default" fullWidth loading={pending} onClick={go}>
      Sign in with your organisation
    </Button>
  )
}
