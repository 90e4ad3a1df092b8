'use client'

import { Alert, Button, Group, Text } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type Answer, postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import { sayCount } from '#lib/say-count.ts'

type Retried = { comments: number; articles: number; kept: number }

function sayRetried({ comments, kept }: Retried): string {
  const all = comments + kept
  return sayCount(all, 'comment is', 'comments are')
}

/** Has everything scored again whose scoring failed; says how much that was, also when nothing is left to try. */
export function RetryFailed({ site, failed }: { site: string; failed: number }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Answer<Retried> | null>(null)
  const retry = async () => {
    setBusy(true)
    setTold(await postJson<Retried>(`/api/sites/${site}/retries`, {}))
    setBusy(false)
    router.refresh()
  }
  return (
    <Group mt="sm" gap="md">
      {failed > 0 && (
        <Button variant="default" loading={busy} onClick={() => void retry()}>
          Try the {sayCount(failed, 'failed one')} again
        </Button>
      )}
      <div role="status">
        {told?.ok && <Text size="sm">{sayRetried(told.value)} scored again.</Text>}
        {told && !told.ok && <Alert color="red">{told.message}</Alert>}
      </div>
    </Group>
  )
}
