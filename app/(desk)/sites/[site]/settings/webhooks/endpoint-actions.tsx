'use client'

import { Button, Group } from '@mantine/core'
import { useActionState, useState } from 'react'
import { FormMessage } from '#app/(desk)/settings/people/form-message.tsx'
import { removeWebhook, rotateWebhook } from '#app/(desk)/sites/[site]/settings/webhooks/actions.ts'
import { ShownOnce } from '#app/(desk)/sites/[site]/shown-once.tsx'

type Props = { site: string; id: string; url: string }

export function EndpointActions({ site, id, url }: Props) {
  const [rotated, rotate, rotating] = useActionState(rotateWebhook, null)
  const [removed, remove, removing] = useActionState(removeWebhook, null)
  const [sure, setSure] = useState(false)
  const hidden = (
    <>
      <input type="hidden" name="site" value={site} />
      <input type="hidden" name="id" value={id} />
    </>
  )
  return (
    <div>
      <FormMessage state={rotated} />
      <FormMessage state={removed} />
      <Group gap="xs">
        <form action={rotate}>
          {hidden}
          <Button
            type="submit"
            variant="default"
            size="xs"
            loading={rotating}
            aria-label={`Make another secret for ${url}`}
          >
            Make another secret
          </Button>
        </form>
        {!sure && (
          <Button variant="default" size="xs" onClick={() => setSure(true)} aria-label={`Remove ${url}`}>
            Remove
          </Button>
        )}
        {sure && (
          <form action={remove}>
            {hidden}
            <Group gap="xs">
              <Button type="submit" color="red" size="xs" loading={removing} autoFocus>
                Remove for good
              </Button>
              <Button variant="default" size="xs" onClick={() => setSure(false)}>
                Keep
              </Button>
            </Group>
          </form>
        )}
      </Group>
      <ShownOnce
        title="Another secret; the one before signs beside it for a day"
        secret={rotated?.ok ? rotated.result.secret : null}
      >
        Keep it where the program that is told can check signatures with it.
      </ShownOnce>
    </div>
  )
}
