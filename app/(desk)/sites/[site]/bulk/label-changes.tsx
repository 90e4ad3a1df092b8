import { Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { LabelAction, LabelChange, LabelPreview } from '#lib/bulks/schema.ts'
import { tellChanges } from '#lib/bulks/tell-changes.ts'
import { postJson } from '../queue/api.ts'
import { useAttributeTitle } from '../queue/label-attributes.tsx'
import classes from './bulk.module.css'
import { sayChange } from './say-change.ts'

type Props = { site: string; batchId: string; total: number; action: LabelAction }

/** What the labels change, for each attribute: how many have it already, what is replaced, how many get it. */
export function LabelChanges({ site, batchId, total, action }: Props) {
  const titleOf = useAttributeTitle()
  const [changes, setChanges] = useState<LabelChange[]>([])
  const [said, setSaid] = useState('Counting what that changes…')
  useEffect(() => {
    let left = false
    void postJson<LabelPreview>(`/api/sites/${site}/bulks/${batchId}/changes`, action).then((answer) => {
      if (left) return
      setSaid(answer.ok ? sayAll(answer.value.changed, total) : answer.message)
      setChanges(answer.ok ? tellChanges(action, answer.value.held, total) : [])
    })
    return () => {
      left = true
    }
  }, [site, batchId, total, action])
  return (
    <>
      <Text size="sm" role="status" className="numbers">
        {said}
      </Text>
      <ul className={classes.changes}>
        {changes.map((change) => (
          <li key={change.attribute} className="numbers">
            <strong>{titleOf(change.attribute)}</strong> {sayChange(change)}
          </li>
        ))}
      </ul>
    </>
  )
}

function sayAll(changed: number, total: number): string {
  if (changed === 0) return 'Your labels are so already: nothing changes.'
  return `Your labels of ${changed.toLocaleString('en')} of ${total.toLocaleString('en')} change. What others said stays.`
}
