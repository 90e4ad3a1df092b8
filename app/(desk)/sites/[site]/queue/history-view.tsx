import { Button, Text } from '@mantine/core'
import type { PastDecision } from '#lib/decisions/data.ts'
import type { PastLabel } from '#lib/labels/data.ts'
import { sayCount } from '#lib/say-count.ts'
import { HIDE_REASON_TITLES } from './actions.tsx'
import classes from './context.module.css'
import { useAttributeTitle } from './label-attributes.tsx'
import { sayAge } from './say-age.ts'
import { sayDone } from './say-done.ts'
import type { UndoTarget } from './use-desk.ts'

const VERBS = { approve: 'approved', hide: 'hid', escalate: 'escalated', reopen: 'reopened' } as const

type Props = {
  decisions: readonly PastDecision[]
  labels: readonly PastLabel[]
  now: Date
  onUndo: (batch: UndoTarget) => void
}

/** Every decision and label that a comment has had; the newest decision can be undone, also days later. */
export function HistoryView({ decisions, labels, now, onUndo }: Props) {
  const titleOf = useAttributeTitle()
  if (decisions.length === 0 && labels.length === 0)
    return <Text size="sm">Nobody has decided or labelled this yet.</Text>
  return (
    <>
      <ol className={classes.history}>
        {decisions.map((decision, index) => (
          <li key={decision.id}>
            <strong>{decision.decidedBy}</strong> {VERBS[decision.kind]}
            {decision.reason && ` (${HIDE_REASON_TITLES[decision.reason]})`}
            {decision.batchSize > 1 && ` with ${sayCount(decision.batchSize - 1, 'other')}`}
            {decision.weak && ', by a range or filter'}
            {decision.undoesId && ', undoing'}{' '}
            <time className="quiet" dateTime={String(decision.decidedAt)} title={String(decision.decidedAt)}>
              {sayAge(decision.decidedAt, now)}
            </time>
            {index === 0 && decision.batchId && <Undo decision={decision} batchId={decision.batchId} onUndo={onUndo} />}
          </li>
        ))}
      </ol>
      <ol className={classes.history}>
        {labels.map((label) => (
          <li key={label.id}>
            <strong>{label.labelledBy}</strong> said {titleOf(label.attribute).toLowerCase()}{' '}
            <strong>{label.value}</strong> <span className="quiet">{sayAge(label.labelledAt, now)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

function Undo({ decision, batchId, onUndo }: { decision: PastDecision; batchId: string; onUndo: Props['onUndo'] }) {
  const what = sayDone(decision.kind, decision.batchSize)
  return (
    <Button
      size="compact-xs"
      variant="default"
      ml="xs"
      onClick={() => onUndo({ batchId, kind: 'decision', what, commentIds: [] })}
    >
      {decision.batchSize > 1 ? `Undo all ${decision.batchSize}` : 'Undo'}
    </Button>
  )
}
