import { useState } from 'react'
import type { Assignee } from '#lib/assignees/schema.ts'
import { type HideReason, MAX_ITEMS } from '#lib/decisions/kinds.ts'
import type { Labels } from '#lib/labels/schema.ts'
import type { QueueRow } from '#lib/queue/schema.ts'
import { type Act, USELESS } from './actions.tsx'
import type { Asking } from './asked.tsx'
import type { useDesk } from './use-desk.ts'
import type { Many } from './use-panels.ts'

type Context = {
  desk: ReturnType<typeof useDesk>
  may: { decide: boolean; label: boolean }
  selection: readonly string[]
  focused: QueueRow | undefined
  /** More are selected than one request carries, or they are to be labelled, which is looked at before it is done. */
  onMany: (many: Many) => void
}

/** What is done with the comment in focus or with the selection, and what is asked before it is done. */
export function useActing({ desk, may, selection, focused, onMany }: Context) {
  const [asked, setAsked] = useState<Asking | null>(null)
  const focus = desk.state.focus
  // A question goes with its comment: it is over when the focus moves on.
  const asking = asked && (asked.many || asked.of === focus) ? asked : null
  const targets = (many: boolean) => (many ? selection : focused ? [focused.commentId] : [])

  const act = (kind: Act['kind'], many: boolean) => {
    const useless = !many && focused && kind === USELESS[focused.status]
    if (targets(many).length === 0 || useless || !(kind === 'label' ? may.label : may.decide)) return
    const of = targets(many)
    if (kind === 'label' && of.length > 1) return onMany({ of, first: 'label' })
    if (of.length > MAX_ITEMS) return onMany({ of })
    if (kind === 'approve' || kind === 'reopen') desk.decide(targets(many), kind)
    else setAsked({ what: kind, many, of: focus })
  }
  const done = (work: (ids: readonly string[]) => void) => {
    work(targets(asking?.many === true))
    setAsked(null)
  }
  /** The hands go on where they were. */
  const toHands = () => document.getElementById(`comment-${focus}`)?.focus()
  const answer = {
    hide: (reason: HideReason) => done((ids) => desk.decide(ids, 'hide', { reason })),
    label: (labels: Labels) => done((ids) => desk.label(ids, labels)),
    escalate: (note: string | null) => done((ids) => desk.decide(ids, 'escalate', { note })),
    assign: (to: Assignee | null) => done((ids) => void desk.assign(ids, to)),
    leave: () => {
      setAsked(null)
      toHands()
    },
  }
  return { asking, targets, act, answer, toHands, forget: () => setAsked(null) }
}

export type Acting = ReturnType<typeof useActing>
