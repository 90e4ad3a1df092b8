import { IconGripHorizontal } from '@tabler/icons-react'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import classes from '#app/(desk)/sites/[site]/import/preview.module.css'
import type { BorderDrag } from '#app/(desk)/sites/[site]/import/use-border-drag.ts'
import type { PagePreview } from '#lib/ingest/page-preview.ts'

type Props = { place: number; preview: PagePreview; moveTo: (place: number) => void; drag: BorderDrag }

const STEPS: Record<string, (place: number, total: number) => number> = {
  ArrowUp: (place) => place - 1,
  ArrowDown: (place) => place + 1,
  PageUp: (place) => place - 10,
  PageDown: (place) => place + 10,
  Home: () => 0,
  End: (_, total) => total,
}

/** The border itself: dragged by mouse or finger, moved by arrow keys. After the last block it says "no comments". */
export function BorderHandle({ place, preview, moveTo, drag }: Props) {
  const handle = useRef<HTMLDivElement>(null)
  const keepsFocus = useRef(false)
  const total = preview.counts.blocks
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    keepsFocus.current = true
    moveTo(Math.min(total, Math.max(0, step(place, total))))
  }
  // Moving among its neighbours takes the focus from an element in most browsers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it has moved
  useLayoutEffect(() => {
    if (keepsFocus.current) handle.current?.focus({ preventScroll: true })
    keepsFocus.current = false
  }, [place])
  const first = preview.blocks.shown[place - preview.blocks.from]?.text.slice(0, 60) ?? ''
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
      aria-valuemax={total + 1}
      aria-valuenow={place + 1}
      aria-valuetext={place >= total ? 'No comments' : `Block ${place + 1} of ${total}: ${first}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={drag.start}
    >
      <IconGripHorizontal size={18} aria-hidden />
      {place >= total ? 'No comments: move this to where they begin' : 'Comments begin here'}
    </div>
  )
}
