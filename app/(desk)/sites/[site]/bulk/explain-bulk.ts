import type { BulkOutcome, BulkStatus } from '#lib/bulks/schema.ts'
import type { Answer } from '../queue/api.ts'

type Reason = Extract<BulkOutcome, { ok: false }>['reason']

const REFUSED: Record<Reason, string> = {
  nothing: 'There is nothing here any more.',
  'too-many': 'These are more than 100,000. Narrow them further.',
  'batch-taken': 'This was sent by somebody else.',
  'not-here': 'This is gone. Choose again.',
  'not-yours': 'Only who decided these, or a lead, can undo them.',
  'not-finished': 'This is not done yet.',
  'unknown-attribute': 'One of these attributes is no longer labelled here. Load this page again.',
  'not-allowed': 'Your role labels what it names, and decides nothing here.',
  'not-a-moderator': 'They do not decide on this site any more.',
}

/** Why there is no bulk, in words, and whether asking again later is in vain. */
export type BulkRefused = { refused: string; forGood: boolean }

/** The bulk that was answered, or why there is none. */
export function bulkIn(answer: Answer<BulkOutcome>): BulkStatus | BulkRefused {
  if (!answer.ok) return { refused: answer.message, forGood: false }
  const { value } = answer
  return value.ok ? value.bulk : { refused: REFUSED[value.reason], forGood: value.reason !== 'not-finished' }
}
