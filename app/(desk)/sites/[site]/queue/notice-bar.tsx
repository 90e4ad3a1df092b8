import { Alert, Button, Group, Text } from '@mantine/core'
import type { Refusal } from '#lib/decisions/schema.ts'
import type { Notice } from './desk-state.ts'
import { sayAge } from './say-age.ts'

const DID = { approved: 'approved', hidden: 'hid', escalated: 'escalated', pending: 'reopened' } as const

function explain(refusal: Refusal, now: Date): string {
  const { why, status, decidedBy, decidedAt } = refusal
  if (why === 'not-here') return 'This comment is not here any more.'
  if (!decidedBy || !status || !decidedAt) return 'The text of this comment changed meanwhile. Read it again.'
  const who = `${decidedBy} ${DID[status]} this ${sayAge(decidedAt, now)}.`
  return why === 'needs-override' ? `${who} Only a lead can change that.` : who
}

type Props = { notice: Notice; now: Date; onLeave: (keep: boolean) => void }

/** Why a comment came back to the list, and what the person wants to do about it. */
export function NoticeBar({ notice, now, onLeave }: Props) {
  const refusal = notice.kind === 'refused' ? notice.refusal : null
  const final = refusal?.why === 'needs-override' || refusal?.why === 'not-here'
  return (
    <Alert color="yellow" variant="light" p="xs" role="alert">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{notice.kind === 'failed' ? notice.message : explain(notice.refusal, now)}</Text>
        <Group gap="xs">
          {refusal && (
            <Button size="compact-sm" variant="default" onClick={() => onLeave(false)}>
              {refusal.decidedBy ? `Keep what ${refusal.decidedBy} decided` : 'Leave it'}
            </Button>
          )}
          {!final && (
            <Button size="compact-sm" variant="default" onClick={() => onLeave(true)}>
              {refusal ? 'Decide again' : 'Understood'}
            </Button>
          )}
        </Group>
      </Group>
    </Alert>
  )
}
