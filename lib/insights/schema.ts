import type { Attribute } from '#lib/scoring/schema.ts'

/** How a site stands now. Times are ISO 8601. */
export type Backlog = { pending: number; escalated: number; oldest: string | null }

/** What came in and what was decided within an hour that begins at `at`, ISO 8601. */
export type HourCount = { at: string; arrived: number; decided: number }

/**
 * How many decisions were taken one by one, as a selection of comments that were seen, and over a range or filter; and
 * how many of all these were of comments that a rule had caught.
 */
export type DecisionShares = { single: number; selected: number; ranged: number; caught: number }

/** What one moderator decided. `seconds` is the median from a comment's coming in to its first decision. */
export type ModeratorFigures = { userId: string; name: string; decided: number; hidden: number; seconds: number | null }

export type SectionCount = { id: string | null; name: string | null; pending: number }

/** How many pending comments are at the policy's threshold for an attribute or over it. */
export type AttributeCount = { attribute: Attribute; threshold: number; pending: number }
