import { type RefObject, useLayoutEffect } from 'react'

/** Keeps the border in view inside its column, and the page around it where it is. */
export function useBorderInView(scroll: RefObject<HTMLElement | null>, border: number | null, from: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the border or the part of the page has changed
  useLayoutEffect(() => {
    const look = () => scroll.current && bringIntoView(scroll.current)
    look()
    // The reading face may come after the first page that needs it, and makes the text above the border longer.
    if (document.fonts.status === 'loading') void document.fonts.ready.then(look)
  }, [border, from])
}

function bringIntoView(column: HTMLElement): void {
  const line = column.querySelector<HTMLElement>('[data-border]')
  if (!line) return
  const offset = line.getBoundingClientRect().top - column.getBoundingClientRect().top
  const margin = column.clientHeight / 5
  if (offset < margin || offset > column.clientHeight - margin) column.scrollTop += offset - column.clientHeight * 0.55
}
