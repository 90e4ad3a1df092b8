import type { DecisionKind } from '#lib/decisions/kinds.ts'

type Done = DecisionKind | 'label' | 'assign'

const DONE: Record<Done, string> = {
  approve: 'approved',
  hide: 'hidden',
  escalate: 'escalated',
  reopen: 'reopened',
  label: 'labelled',
  assign: 'given away',
}

/** What was done to how many comments, for the toast and the live region. */
export function sayDone(kind: Done, count: number): string {
  return count === 1 ? `Comment ${DONE[kind]}` : `${count.toLocaleString('en')} comments ${DONE[kind]}`
}
