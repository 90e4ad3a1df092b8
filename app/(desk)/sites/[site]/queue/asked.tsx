import { useState } from 'react'
import type { Assignee } from '#lib/assignees/schema.ts'
import type { HideReason } from '#lib/decisions/kinds.ts'
import type { Labels } from '#lib/labels/schema.ts'
import type { QueueRow } from '#lib/queue/schema.ts'
import { HideReasons } from './actions.tsx'
import { AssignPanel } from './assign-panel.tsx'
import { EscalatePanel } from './escalate-panel.tsx'
import { LabelPanel, NO_LABELS } from './label-panel.tsx'

export type AskingKind = 'hide' | 'label' | 'escalate' | 'assign'

/** What is asked now: a reason to hide, labels, words for a lead, or whose it is to be; for the selection, or for the comment `of`. */
export type Asking = { what: AskingKind; many: boolean; of: string | null }

type Props = {
  asking: Asking
  ids: readonly string[]
  rows: readonly QueueRow[]
  people: readonly Assignee[]
  userId: string
  answer: {
    hide: (reason: HideReason) => void
    label: (labels: Labels) => void
    escalate: (note: string | null) => void
    assign: (person: Assignee | null) => void
    leave: () => void
  }
}

/** The second key of a decision, asked in place. */
export function Asked({ asking, ids, rows, people, userId, answer }: Props) {
  if (asking.what === 'hide') return <HideReasons count={ids.length} onPick={answer.hide} onLeave={answer.leave} />
  if (asking.what === 'escalate')
    return <EscalatePanel count={ids.length} onSend={answer.escalate} onLeave={answer.leave} />
  if (asking.what === 'assign')
    return <AssignPanel count={ids.length} {...{ people, userId }} onPick={answer.assign} onLeave={answer.leave} />
  return <AskedLabels {...{ ids, rows, answer }} />
}

function AskedLabels({ ids, rows, answer }: Pick<Props, 'ids' | 'rows' | 'answer'>) {
  const [draft, setDraft] = useState(NO_LABELS)
  const alone = ids.length === 1 ? rows.find((row) => row.commentId === ids[0]) : undefined
  const current = alone?.labels ?? {}
  const { label, leave } = answer
  return <LabelPanel count={ids.length} {...{ current, draft }} onDraft={setDraft} onSubmit={label} onLeave={leave} />
}
