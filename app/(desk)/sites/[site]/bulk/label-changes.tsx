import { Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { LabelAction } from '#lib/bulks/schema.ts'
import { postJson } from '../queue/api.ts'
import { useLabelAttributes } from '../queue/label-attributes.tsx'

const SAID = { yes: 'yes', no: 'no', unsure: 'unsure', cleared: 'taken back' } as const

/** Which labels, and how many of the frozen comments they change. */
export function LabelChanges({ site, batchId, action }: { site: string; batchId: string; action: LabelAction }) {
  const titles = new Map(useLabelAttributes().map((one) => [one.key, one.title]))
  const [said, setSaid] = useState('Counting what that changes…')
  useEffect(() => {
    let left = false
    void postJson<{ changed: number }>(`/api/sites/${site}/bulks/${batchId}/changes`, action).then((answer) => {
      if (left) return
      const { changed } = answer.ok ? answer.value : { changed: 0 }
      setSaid(answer.ok ? `That changes your labels of ${changed.toLocaleString('en')} of them.` : answer.message)
    })
    return () => {
      left = true
    }
  }, [site, batchId, action])
  const labels = Object.entries(action.labels).map(([key, value]) => `${titles.get(key) ?? key} ${SAID[value]}`)
  return (
    <Text size="sm" role="status">
      {labels.join(', ')}
      {action.replaces && ', and nothing else of yours'}. {said}
    </Text>
  )
}
