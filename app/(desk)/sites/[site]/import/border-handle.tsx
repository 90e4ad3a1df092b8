import { IconGripHorizontal } from '@tabler/icons-react'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import classes from '#app/(desk)/sites/[site]/import/preview.module.css'
import type { BorderDrag } from '#app/(desk)/sites/[site]/import/use-border-drag.ts'
import type { PagePreview } from '#lib/ingest/page-preview.ts'

type Props = { index: number; preview: PagePreview; moveTo: (index: number) => void; drag: BorderDrag }

const STEPS: Record<string, (index: number, last: number) => number> = {
  ArrowUp: (index) => index - 1,
  ArrowDown: (index) => index + 1,
  PageUp: (index) => index - 10,
  PageDown: (index) => index + 10,
  Home: () => 0,
  End: (_, last) => last,
}

/** The border itself: dragged by mouse or finger, moved by arrow keys. */
export function BorderHandle({ index, preview, moveTo, drag }: Props) {
  const handle = useRef<HTMLDivElement>(null)
  const keepsFocus = useRef(false)
  const last = preview.counts.blocks - 1
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    keepsFocus.current = true
    moveTo(step(index, last))
  }
  // Moving among its neighbours takes the focus from an element in most browsers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it has moved
  useLayoutEffect(() => {
    if (keepsFocus.current) handle.current?.focus({ preventScroll: true })
    keepsFocus.current = false
  }, [index])
  const first = preview.blocks.shown[index - preview.blocks.from]?.text.slice(0, 60) ?? ''
  return (
    <div
      ref={handle}
      className={classes.border}
      data-border
      data-dragged={drag.over !== null || undefined}
      role="slider"
      aria-orientation="vertical"
      aria-label="Border: where the comments begin"
      aria-valuemin={1}
      aria-valuemax={last + 1}
      aria-valuenow={index + 1}
      aria-valuetext={`Block ${index + 1} of ${last + 1}: ${first}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={drag.start}
    >
      <IconGripHorizontal size={18} aria-hidden />
      Comments begin here
    </div>
  )
}
