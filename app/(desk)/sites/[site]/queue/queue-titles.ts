import type { Status } from '#lib/decisions/kinds.ts'
import type { QueueName } from '#lib/queue/views.ts'

export const QUEUE_TITLES: Record<QueueName, string> = {
  pending: 'Pending',
  flagged: 'Flagged by policy',
  unscored: 'Unscored',
  escalated: 'Escalated',
  mine: 'Mine',
  approved: 'Approved',
  hidden: 'Hidden',
  all: 'All comments',
}

/** The status that all comments of a queue have; null where they differ. */
export function statusOf(queue: QueueName): Status | null {
  if (queue === 'all' || queue === 'mine') return null
  return queue === 'flagged' || queue === 'unscored' ? 'pending' : queue
}
