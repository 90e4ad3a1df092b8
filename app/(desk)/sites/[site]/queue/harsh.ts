import type { QueueRow } from '#lib/queue/schema.ts'

/** From here on a text counts as harsh where the person has set no mark of their own. */
export const HARSH_FROM = 0.5

/** The highest score of a comment; null without scores. */
export function harshestOf(scores: QueueRow['scores']): number | null {
  return scores && Math.max(...Object.values(scores))
}

/** Whether any score of a comment reaches a mark; one without scores is not known to be harsh. */
export function isHarsh(scores: QueueRow['scores'], from: number): boolean {
  const harshest = harshestOf(scores)
  return harshest !== null && harshest >= from
}
