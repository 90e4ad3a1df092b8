import { type FocusEvent, useEffect, useRef } from 'react'
import { bringIntoList, bringIntoWindow } from '#app/(desk)/sites/[site]/pages/[page]/bring-into-view.ts'

type On = {
  current: number
  /** The first block that is shown: with it other blocks come. */
  from: number
  /** Where the words of the block are open; else null. */
  splitAt: number | null
}

/**
 * The focus and the eye of a list of blocks: they follow the block in focus, and the place between its words, when those
 * move by a command. Nobody is torn away from a button, and what was pressed stays where it was pressed.
 */
export function useFocusOn({ current, from, splitAt }: On) {
  const list = useRef<HTMLDivElement>(null)
  const pressed = useRef<number | null>(null)
  /** Whether the focus was in the list last. A block that goes takes it along and says nothing. */
  const within = useRef(false)
  const follow = () => {
    const block = list.current?.querySelector<HTMLElement>(`[data-block="${current}"]`)
    const isFree = document.activeElement === document.body || list.current?.contains(document.activeElement)
    if (within.current && isFree) block?.focus({ preventScroll: true })
    return block
  }
  /** Who has not come to the list yet keeps the page where it is. */
  const show = (wanted: Element) => {
    if (!list.current) return
    bringIntoList(list.current, wanted)
    if (within.current) bringIntoWindow(list.current, wanted)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another block has the focus, or others are shown
  useEffect(() => {
    const block = follow()
    if (block && pressed.current !== current) show(block)
    pressed.current = null
  }, [current, from])
  // The commands between words take the place of those that opened or closed them, and would take the focus with them.
  const isSplitting = splitAt !== null
  const wasSplitting = useRef(isSplitting)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the words open or close
  useEffect(() => {
    if (wasSplitting.current === isSplitting) return
    wasSplitting.current = isSplitting
    within.current = true
    follow()
  }, [isSplitting])
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the place moves
  useEffect(() => {
    const caret = splitAt === null ? null : list.current?.querySelector('[data-caret]')
    if (caret) show(caret)
  }, [splitAt])
  return {
    list,
    /** Says that the focus goes to a block because somebody pressed it. */
    pressed: (block: number) => {
      pressed.current = block
    },
    onFocus: () => {
      within.current = true
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget && !list.current?.contains(relatedTarget)) within.current = false
    },
  }
}
