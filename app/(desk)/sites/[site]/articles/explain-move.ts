import type { MoveOutcome } from '#lib/sections/schema.ts'

/** What an answer means in words; null where it went well. */
export const explainMove = (outcome: MoveOutcome): string | null =>
  outcome.ok ? null : 'This section was removed meanwhile. Choose another.'
