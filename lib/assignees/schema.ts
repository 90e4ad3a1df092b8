import { z } from 'zod'
import type { Role } from '#lib/accounts/schema.ts'
import { MAX_ITEMS } from '#lib/decisions/kinds.ts'

/** Who may be given comments: those whose role decides, as the table of abilities says it. */
export const DECIDING_ROLES: readonly Role[] = ['moderator', 'lead', 'admin']

/** Gives comments that wait to a person, or to nobody. It is no decision: whoever decides first still does. */
export const assignRequest = z.object({
  commentIds: z.array(z.uuid()).min(1).max(MAX_ITEMS),
  assigneeId: z.uuid().nullable(),
})
export type AssignRequest = z.infer<typeof assignRequest>

/** A comment that changed hands, and whose it was. */
export type Assigned = { commentId: string; before: string | null }

/** `not-a-moderator`: who is named cannot decide on this site. */
export type AssignOutcome = { ok: true; assigned: Assigned[] } | { ok: false; reason: 'not-a-moderator' }

/** Who may be given comments of a site. */
export type Assignee = { id: string; name: string }
