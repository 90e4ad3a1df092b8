import { ActionIcon, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'

type Props = {
  what: string
  from: number
  shown: number
  step: number
  total: number
  show: (from: number) => void
}

/** Which part of a long list is shown, and the way to its neighbours; nothing where all of it is. */
export function Pager({ what, from, shown, step, total, show }: Props) {
  if (shown >= total) return null
  const range = `${(from + 1).toLocaleString('en')}–${(from + shown).toLocaleString('en')}`
  return (
    <Group gap={4} wrap="nowrap" className="numbers">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Earlier ${what}`}
        disabled={from === 0}
        onClick={() => show(Math.max(0, from - step))}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <Text size="sm" c="dimmed">
        {range} of {total.toLocaleString('en')}
      </Text>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Later ${what}`}
        disabled={from + shown >= total}
        onClick={() => show(from + step)}
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
