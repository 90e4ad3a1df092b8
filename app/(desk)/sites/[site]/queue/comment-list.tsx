import {
  defaultRangeExtractor,
  type Range,
  useWindowVirtualizer,
  type VirtualItem,
  type Virtualizer,
} from '@tanstack/react-virtual'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { QueueRow } from '#lib/queue/schema.ts'
import classes from './queue.module.css'
import { NEAR_END } from './use-load-more.ts'

/** A card of a few lines, in pixels; each is measured once it is drawn. */
const CARD_HEIGHT = 190
const GAP = 2
/** How many cards are drawn beyond either edge of the window. */
const BEYOND = 3
/** What the server draws for: it does not know the window. */
const FIRST_WINDOW = { width: 1280, height: 900 }

type Props = {
  rows: readonly QueueRow[]
  focus: string | null
  loading: boolean
  /** Says that the end of these rows comes into sight. */
  onNearEnd: (length: number) => void
  children: (row: QueueRow, position: number) => ReactNode
}

/** The list, of which only what is in sight is drawn, and the comment in focus wherever it is. */
export function CommentList({ rows, focus, loading, onNearEnd, children }: Props) {
  const { list, scrollMargin } = useTop()
  const focused = rows.findIndex((row) => row.commentId === focus)
  const rangeExtractor = useCallback((range: Range) => withIndex(defaultRangeExtractor(range), focused), [focused])
  const getItemKey = useCallback((index: number) => rows[index]?.commentId ?? index, [rows])
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => CARD_HEIGHT,
    getItemKey,
    gap: GAP,
    overscan: BEYOND,
    initialRect: FIRST_WINDOW,
    rangeExtractor,
    scrollMargin,
    measureElement: heightOf,
    // What comes into sight is drawn beyond it already: scrolling waits for nothing.
    useFlushSync: false,
  })
  virtual.shouldAdjustScrollPositionOnItemSizeChange = isPassed
  const items = virtual.getVirtualItems()
  const last = virtual.range?.endIndex ?? 0
  useEffect(() => {
    if (last >= rows.length - NEAR_END) onNearEnd(rows.length)
  }, [last, rows.length, onNearEnd])
  return (
    <div ref={list} role="feed" aria-busy={loading} className={classes.list} style={{ height: virtual.getTotalSize() }}>
      {items.map((item, place) => {
        const row = rows[item.index]
        const above = items[place - 1]?.end ?? scrollMargin
        return (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            style={{ marginTop: Math.max(0, item.start - above) }}
          >
            {row && children(row, item.index + 1)}
          </div>
        )
      })}
    </div>
  )
}

/**
 * Whether the window follows when a card turns out higher than was thought: where all of it is above the window. Of one
 * that reaches into it, such as a long text that somebody begins to read, the beginning stays where it is.
 */
function isPassed({ key, end }: VirtualItem, _: number, list: Virtualizer<Window, Element>): boolean {
  const isNew = !list.itemSizeCache.has(key)
  return end <= (list.scrollOffset ?? 0) && (isNew || list.scrollDirection !== 'backward')
}

/** The height of a card once the browser has laid it out; until then one is assumed, as asking for it would lay out at once. */
function heightOf(card: Element, entry: ResizeObserverEntry | undefined, list: Virtualizer<Window, Element>): number {
  const laidOut = entry?.borderBoxSize[0]?.blockSize
  if (laidOut !== undefined) return Math.round(laidOut)
  const index = list.indexFromElement(card)
  return list.itemSizeCache.get(list.options.getItemKey(index)) ?? list.options.estimateSize(index)
}

/** Where the list begins on the page, in pixels: looked at when what stands around it changes, with nothing left to lay out. */
function useTop() {
  const list = useRef<HTMLDivElement>(null)
  const [scrollMargin, setScrollMargin] = useState(0)
  useEffect(() => {
    const { current } = list
    if (!current?.parentElement) return
    const look = () => {
      const top = current.getBoundingClientRect().top + window.scrollY
      setScrollMargin((before) => (Math.abs(top - before) > 1 ? top : before))
    }
    const watched = new ResizeObserver(look)
    watched.observe(current.parentElement)
    return () => watched.disconnect()
  }, [])
  return { list, scrollMargin }
}

/** The indexes in order, with one more among them; -1 stands for none. */
function withIndex(indexes: number[], index: number): number[] {
  if (index < 0 || indexes.includes(index)) return indexes
  return [...indexes, index].sort((a, b) => a - b)
}
