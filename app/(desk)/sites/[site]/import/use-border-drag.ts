import { type PointerEvent, type RefObject, useState } from 'react'

/** The index of the block that the border would be dropped above, and how a drag starts. */
export type BorderDrag = { over: number | null; start: (event: PointerEvent) => void }

/** So near to an edge the page scrolls along. */
const EDGE = 40
const SPEED = 10

/** Dragging the border over the blocks of a scrolled column; nothing moves but a mark until it is dropped. */
export function useBorderDrag(scroll: RefObject<HTMLElement | null>, drop: (index: number) => void): BorderDrag {
  const [over, setOver] = useState<number | null>(null)
  const start = (event: PointerEvent) => {
    if (event.button !== 0 || !scroll.current) return
    event.preventDefault()
    track(scroll.current, { x: event.clientX, y: event.clientY }, { over: setOver, drop })
  }
  return { over, start }
}

type Told = { over: (index: number | null) => void; drop: (index: number) => void }
type Point = { x: number; y: number }

/** Listens on the window, since the handle may scroll out of reach of the pointer. */
function track(column: HTMLElement, start: Point, told: Told): void {
  let at = start
  let found: number | null = null
  const look = () => {
    found = blockAt(column, at) ?? found
    told.over(found)
  }
  const timer = setInterval(() => {
    const by = scrollBy(column.getBoundingClientRect(), at.y)
    if (by === 0) return
    column.scrollTop += by
    look()
  }, 16)
  const move = (event: globalThis.PointerEvent) => {
    at = { x: event.clientX, y: event.clientY }
    look()
  }
  const finish = (dropped: boolean) => {
    clearInterval(timer)
    ended.abort()
    told.over(null)
    if (dropped && found !== null) told.drop(found)
  }
  const ended = new AbortController()
  const options = { signal: ended.signal }
  window.addEventListener('pointermove', move, options)
  window.addEventListener('pointerup', () => finish(true), options)
  window.addEventListener('pointercancel', () => finish(false), options)
  window.addEventListener('keydown', (event) => event.key === 'Escape' && finish(false), options)
}

/** Where a border that is dropped at a point stands: above the block there, or below it from its middle on. */
function blockAt(column: HTMLElement, { x, y }: Point): number | null {
  const box = column.getBoundingClientRect()
  const inside = {
    x: Math.min(Math.max(x, box.left + 8), box.right - 24),
    y: Math.min(Math.max(y, box.top + 2), box.bottom - 2),
  }
  const block = document.elementFromPoint(inside.x, inside.y)?.closest<HTMLElement>('[data-block]')
  if (!block || !column.contains(block)) return null
  const { top, height } = block.getBoundingClientRect()
  const below = inside.y > top + height / 2
  return Number(below ? block.dataset['next'] : block.dataset['block'])
}

function scrollBy(box: DOMRect, y: number): number {
  if (y < box.top + EDGE) return -SPEED
  return y > box.bottom - EDGE ? SPEED : 0
}
