import { type Merges, NO_MERGES, readAs } from '#lib/labels/attributes/read-as.ts'
import type { LabelValue } from '#lib/labels/schema.ts'

/** A label event as far as it decides what holds. */
export type ReplayedEvent = { revisionId: string; by: string; attribute: string; value: LabelValue }

/**
 * What holds after some events of one comment, in their order: for each annotator and attribute of one text the last
 * that was said. Keys are annotator and attribute with a blank between; what was cleared is gone. What was said of an
 * attribute that was merged is read as said of the one it was merged into.
 */
export function replayEvents(
  events: readonly ReplayedEvent[],
  revisionId: string,
  merges: Merges = NO_MERGES,
): Map<string, Exclude<LabelValue, 'cleared'>> {
  const held = new Map<string, Exclude<LabelValue, 'cleared'>>()
  for (const event of events) {
    if (event.revisionId !== revisionId) continue
    const key = `${event.by} ${readAs(merges, event.attribute)}`
    if (event.value === 'cleared') held.delete(key)
    else held.set(key, event.value)
  }
  return held
}
