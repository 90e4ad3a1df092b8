import type { HideReason } from '#lib/decisions/kinds.ts'
import type { Labels } from '#lib/labels/schema.ts'
import type { QueueRow } from '#lib/queue/schema.ts'
import { HideReasons } from './actions.tsx'
import { EscalatePanel } from './escalate-panel.tsx'
import { LabelPanel } from './label-panel.tsx'

export type AskingKind = 'hide' | 'label' | 'escalate'

/** What is asked now: a reason to hide, labels, or words for a lead; for the selection, or for the comment `of`. */
export type Asking = { what: AskingKind; many: boolean; of: string | null }

type Props = {
  asking: Asking
  ids: readonly string[]
  rows: readonly QueueRow[]
  answer: {
    hide: (reason: HideReason) => void
    label: (labels: Labels) => void
    escalate: (note: string | null) => void
    leave: () => void
  }
}

/** The second key of a decision, asked in place. */
export function Asked({ asking, ids, rows, answer }: Props) {
  if (asking.what === 'hide') return <HideReasons count={ids.length} onPick={answer.hide} onLeave={answer.leave} />
  if (asking.what === 'escalate')
    return <EscalatePanel count={ids.length} onSend={answer.escalate} onLeave={answer.leave} />
  const alone = ids.length === 1 ? rows.find((row) => row.commentId === ids[0]) : undefined
  return <LabelPanel count={ids.length} current={alone?.labels ?? {}} onSubmit={answer.label} onLeave={answer.leave} />
}
