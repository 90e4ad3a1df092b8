import type { Said } from '#lib/datasets/snapshots/schema.ts'
import { type Merges, NO_MERGES } from '#lib/labels/attributes/read-as.ts'
import { type ReplayedEvent, replayEvents } from '#lib/labels/replay-events.ts'

/** Whether what was copied of a comment is what its events come to, replayed from the first. */
export function isTrueCopy(
  { revisionId, said }: { revisionId: string; said: readonly Said[] },
  events: readonly ReplayedEvent[],
  merges: Merges = NO_MERGES,
): boolean {
  const held = replayEvents(events, revisionId, merges)
  return held.size === said.length && said.every((one) => held.get(`${one.by} ${one.attribute}`) === one.value)
}
