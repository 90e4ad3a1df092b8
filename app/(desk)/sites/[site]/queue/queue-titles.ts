import type { QueueName } from '#lib/queue/views.ts'

export const QUEUE_TITLES: Record<QueueName, string> = {
  pending: 'Pending',
  flagged: 'Flagged by policy',
  unscored: 'Unscored',
  escalated: 'Escalated',
  approved: 'Approved',
  hidden: 'Hidden',
  all: 'All comments',
}
