/** The words of deciding, apart from the schemas so that the browser can have them without the validator. */
export const DECISION_KINDS = ['approve', 'hide', 'escalate', 'reopen'] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

/** `gone`: it waited when it was deleted at its source. No decision leads there. */
export const STATUSES = ['pending', 'approved', 'hidden', 'escalated', 'gone'] as const
export type Status = (typeof STATUSES)[number]

/** The most comments that one request may decide, label or give away. */
export const MAX_ITEMS = 1000

/** Why a comment is hidden, in the order of the second key. */
export const HIDE_REASONS = [
  'insult',
  'hate',
  'threat',
  'sexual',
  'profanity',
  'personal-data',
  'spam',
  'off-topic',
  'other',
] as const
export type HideReason = (typeof HIDE_REASONS)[number]
