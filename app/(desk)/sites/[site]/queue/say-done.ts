import type { DecisionKind } from '#lib/decisions/kinds.ts'

const DONE: Record<DecisionKind | 'label', string> = {
  approve: 'approved',
  hide: 'hidden',
  escalate: 'escalated',
  reopen: 'reopened',
  label: 'labelled',
}

/** What was done to how many comments, for the toast and the live region. */
export function sayDone(kind: DecisionKind | 'label', count: number): string {
  return count === 1 ? `Comment ${DONE[kind]}` : `${count.toLocaleString('en')} comments ${DONE[kind]}`
}
