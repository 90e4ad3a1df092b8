import { z } from 'zod'
import { HIDE_REASONS, MAX_ITEMS, type Status } from '#lib/decisions/kinds.ts'
import { noteText } from '#lib/notes/schema.ts'

/** A comment as the moderator saw it: the version is what the decision is checked against. */
export const seenComment = z.object({ commentId: z.uuid(), version: z.number().int().min(1) })
export type SeenComment = z.infer<typeof seenComment>

const items = z.array(seenComment).min(1).max(MAX_ITEMS)

/** In words: what a lead should know of what is escalated, or why a colleague's decision is overridden. */
const note = noteText.nullable().optional()

/** What a moderator asks for. The client makes the batch's id, so that asking again does nothing twice. */
export const decisionRequest = z.discriminatedUnion('kind', [
  z.object({ batchId: z.uuid(), items, kind: z.literal('hide'), reason: z.enum(HIDE_REASONS), note }),
  z.object({ batchId: z.uuid(), items, kind: z.enum(['approve', 'reopen', 'escalate']), reason: z.null(), note }),
])
export type DecisionRequest = z.infer<typeof decisionRequest>

export const undoRequest = z.object({ batchId: z.uuid(), undoneBatchId: z.uuid() })
export type UndoRequest = z.infer<typeof undoRequest>

/**
 * Who decides, and whether they may change what a colleague decided. `overrides` is false where they may, and have not
 * said why.
 */
export type Decider = { userId: string; mayOverride: boolean; overrides?: boolean; siteId: string; now: Date }

export type Applied = { commentId: string; decisionId: string; version: number; status: Status }

/** Why a decision was not taken, with who came first. */
export type Refusal = {
  commentId: string
  why: 'changed-meanwhile' | 'already-so' | 'needs-override' | 'needs-reason' | 'not-here' | 'gone'
  version: number | null
  status: Status | null
  decidedBy: string | null
  decidedAt: Date | null
}

export type DecisionOutcome = { batchId: string; applied: Applied[]; refused: Refusal[] }
