import type { DecisionKind, Status } from '#lib/decisions/kinds.ts'

const AFTER: Record<DecisionKind, Status> = {
  approve: 'approved',
  hide: 'hidden',
  escalate: 'escalated',
  reopen: 'pending',
}

/** What a comment's status is after a decision of this kind. */
export function statusAfter(kind: DecisionKind): Status {
  return AFTER[kind]
}

/** The decision that leads back to a status: undoing is a reopen, or the earlier decision again. */
export function kindLeadingTo(status: Status): DecisionKind {
  const kinds = Object.keys(AFTER) as DecisionKind[]
  const kind = kinds.find((candidate) => AFTER[candidate] === status)
  if (!kind) throw new Error(`no decision leads to ${status}`)
  return kind
}
