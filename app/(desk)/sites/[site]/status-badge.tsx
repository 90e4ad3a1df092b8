import { Badge } from '@mantine/core'
import type { Status } from '#lib/decisions/kinds.ts'

const LOOKS: Record<Status, { title: string; color: string }> = {
  pending: { title: 'Pending', color: 'var(--action-reopen)' },
  approved: { title: 'Approved', color: 'var(--action-approve)' },
  hidden: { title: 'Hidden', color: 'var(--action-hide)' },
  escalated: { title: 'Escalated', color: 'var(--action-escalate)' },
  gone: { title: 'Gone at its source', color: 'var(--mantine-color-dimmed)' },
}

/** What a comment is now, in its word and in the colour of the decision that made it so. */
export function StatusBadge({ status }: { status: Status }) {
  const { title, color } = LOOKS[status]
  return (
    <Badge variant="outline" tt="none" size="sm" style={{ color, borderColor: color }}>
      {title}
    </Badge>
  )
}
