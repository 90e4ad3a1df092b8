import { Button, Group } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconMessageOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from '#app/(desk)/sites/[site]/import/preview.module.css'
import type { Border } from '#app/(desk)/sites/[site]/import/send-page.ts'

type Props = {
  place: number
  total: number
  moved: boolean
  move: (border: Border) => void
  moveTo: (place: number) => void
}

/** The border by buttons. They stay where they are, so that who presses one can press it again. */
export function BorderControls({ place, total, moved, move, moveTo }: Props) {
  return (
    <Group gap={4} className={classes.controls} role="group" aria-label="Border">
      <Control icon={<IconArrowUp size={14} aria-hidden />} off={place === 0} act={() => moveTo(place - 1)}>
        One block up
      </Control>
      <Control icon={<IconArrowDown size={14} aria-hidden />} off={place >= total} act={() => moveTo(place + 1)}>
        One block down
      </Control>
      <Control icon={<IconMessageOff size={14} aria-hidden />} off={place >= total} act={() => move(null)}>
        No comments here
      </Control>
      <Control off={!moved} act={() => move(undefined)}>
        Reset
      </Control>
    </Group>
  )
}

type ControlProps = { icon?: ReactNode; off: boolean; act: () => void; children: string }

/** Unlike a disabled button it keeps the focus when there is nothing more to do. */
function Control({ icon, off, act, children }: ControlProps) {
  return (
    <Button
      variant="default"
      size="compact-xs"
      h={26}
      leftSection={icon}
      aria-disabled={off}
      data-disabled={off || undefined}
      onClick={() => off || act()}
    >
      {children}
    </Button>
  )
}
