'use client'

import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'

type To = { href: string; children: ReactNode }

/** Links that pages rendered on the server can use: a component cannot be handed over from there. */
export function ButtonLink(props: ButtonProps & To) {
  return <Button component={Link} {...props} />
}

export function AnchorLink(props: AnchorProps & To) {
  return <Anchor component={Link} prefetch={false} {...props} />
}
