import { type RefObject, useEffect, useState } from 'react'
import { wordsOf } from '#app/(desk)/sites/[site]/labels/work/cut-text.ts'
import type { MarkedSpan } from '#lib/labels/schema.ts'

/** The words picked by key: where it began, and where it is now. */
type Walk = { from: number; to: number }

/**
 * What is picked in a text to be marked: by the mouse, as any text is selected, or by key, word by word. `picked` is null
 * while nothing is. `shown` is what the text has to show of it: the browser shows what it selects by itself, and would
 * lose the selection if the text were cut anew under it.
 */
export function usePicking(text: string, container: RefObject<HTMLElement | null>) {
  const [selected, setSelected] = useState<MarkedSpan | null>(null)
  const [walk, setWalk] = useState<Walk | null>(null)
  useEffect(() => {
    const read = () => setSelected(readSelection(container.current))
    document.addEventListener('selectionchange', read)
    return () => document.removeEventListener('selectionchange', read)
  }, [container])
  const words = wordsOf(text)
  const byKey = walk && spanOf(words, walk)
  const step = (by: number, extend: boolean) => {
    if (!walk) return
    const to = Math.min(words.length - 1, Math.max(0, walk.to + by))
    setWalk({ from: extend ? walk.from : to, to })
  }
  return {
    picked: selected ?? byKey,
    shown: selected ? null : byKey,
    walking: walk !== null,
    begin: () => words.length > 0 && setWalk({ from: 0, to: 0 }),
    step,
    end: () => {
      setWalk(null)
      setSelected(null)
      document.getSelection()?.removeAllRanges()
    },
  }
}

function spanOf(words: readonly MarkedSpan[], { from, to }: Walk): MarkedSpan | null {
  const [first, last] = [words[Math.min(from, to)], words[Math.max(from, to)]]
  return first && last ? [first[0], last[1]] : null
}

/** What is selected inside an element, in code units of its text; null where nothing is. */
function readSelection(element: HTMLElement | null): MarkedSpan | null {
  const selection = document.getSelection()
  if (!element || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null
  const before = document.createRange()
  before.selectNodeContents(element)
  before.setEnd(range.startContainer, range.startOffset)
  const start = before.toString().length
  const end = start + range.toString().length
  return start < end ? [start, end] : null
}
