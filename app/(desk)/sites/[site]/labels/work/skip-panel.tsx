import { Button, Group, Kbd } from '@mantine/core'
import type { SkipReason } from '#lib/assignments/schema.ts'
import { SKIP_REASONS } from '#lib/assignments/schema.ts'

const TITLES: Record<SkipReason, string> = {
  'not-understood': 'I do not understand it',
  'other-language': 'Another language',
  'context-missing': 'More of the thread is needed',
  'not-a-comment': 'It is no comment',
  'too-upsetting': 'I would rather not read it',
  other: 'Something else',
}

/** Asks why a comment is skipped: a digit or a click answers. */
export function SkipPanel({ onPick, onLeave }: { onPick: (reason: SkipReason) => void; onLeave: () => void }) {
  return (
    <Group gap="xs" mt="md" role="group" aria-label="Why is it skipped?">
      {SKIP_REASONS.map((reason, index) => (
        <Button
          key={reason}
          size="compact-sm"
          variant="default"
          leftSection={<Kbd size="xs">{index + 1}</Kbd>}
          onClick={() => onPick(reason)}
        >
          {TITLES[reason]}
        </Button>
      ))}
      <Button size="compact-sm" variant="subtle" rightSection={<Kbd size="xs">Esc</Kbd>} onClick={onLeave}>
        Back
      </Button>
    </Group>
  )
}
