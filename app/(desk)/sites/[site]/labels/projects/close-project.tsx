'use client'

import { Button, Text } from '@mantine/core'
import { useChange } from '#app/(desk)/sites/[site]/labels/use-labels-api.ts'

/** Stops giving out a project's comments, or goes on with it. */
export function CloseProject({ site, id, closed }: { site: string; id: string; closed: boolean }) {
  const { busy, message, change } = useChange()
  const send = () => void change<{ ok: boolean }>(`/api/sites/${site}/projects/${id}`, { closed: !closed }, () => null)
  return (
    <>
      <Button size="compact-sm" variant="default" loading={busy} onClick={send}>
        {closed ? 'Open again' : 'Close'}
      </Button>
      {message && <Text size="sm">{message}</Text>}
    </>
  )
}
