import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { v7 } from 'uuid'
import { postJson } from '#app/(desk)/sites/[site]/queue/api.ts'
import { sayCount } from '#lib/say-count.ts'

type Undone = { ok: true; applied: number } | { ok: false; reason: string }

/** Takes back what an import added, and says on how many comments. */
export function UndoImport({ siteKey, batchId }: { siteKey: string; batchId: string }) {
  const [said, setSaid] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function undo(): Promise<void> {
    setBusy(true)
    const path = `/api/sites/${siteKey}/label-imports/${batchId}/undo`
    const answer = await postJson<Undone>(path, { batchId: v7() })
    setBusy(false)
    if (!answer.ok) return setSaid(answer.message)
    const { value } = answer
    setSaid(value.ok ? `Taken back on ${sayCount(value.applied, 'comment')}.` : 'There is nothing to take back.')
  }

  return (
    <div role="status">
      {said ? (
        <Text>{said}</Text>
      ) : (
        <Button variant="default" onClick={() => void undo()} disabled={busy}>
          Undo this import
        </Button>
      )}
    </div>
  )
}
