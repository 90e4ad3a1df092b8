import { Button, Group } from '@mantine/core'
import { IconArrowBackUp, IconArrowDown, IconArrowUp, IconMessageOff } from '@tabler/icons-react'
import classes from '#app/(desk)/sites/[site]/import/preview.module.css'
import type { PagePreview } from '#lib/ingest/page-preview.ts'

type Props = {
  border: number | null
  preview: PagePreview
  move: (border: number | null | undefined) => void
  moveTo: (index: number) => void
}

/** The border by buttons. */
export function BorderControls({ border, preview, move, moveTo }: Props) {
  const last = preview.counts.blocks - 1
  const undo = preview.moved && (
    <Button
      variant="subtle"
      size="compact-sm"
      onClick={() => move(undefined)}
      leftSection={<IconArrowBackUp size={14} aria-hidden />}
    >
      As it was found
    </Button>
  )
  return (
    <Group gap={6} className={classes.controls} role="group" aria-label="Border">
      {border === null ? (
        <Button variant="default" size="compact-sm" onClick={() => moveTo(last)} disabled={last < 0}>
          Put a border in
        </Button>
      ) : (
        <>
          <Button
            variant="default"
            size="compact-sm"
            disabled={border === 0}
            onClick={() => moveTo(border - 1)}
            leftSection={<IconArrowUp size={14} aria-hidden />}
          >
            One block up
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={border >= last}
            onClick={() => moveTo(border + 1)}
            leftSection={<IconArrowDown size={14} aria-hidden />}
          >
            One block down
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => move(null)}
            leftSection={<IconMessageOff size={14} aria-hidden />}
          >
            No comments here
          </Button>
        </>
      )}
      {undo}
    </Group>
  )
}
