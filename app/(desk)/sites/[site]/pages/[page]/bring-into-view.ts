/** So much of what stands around what is brought into view stays in view too, in pixels. */
const MARGIN = 64

type Edges = { top: number; bottom: number }

/** Scrolls a list so that a block of it, or a place in one, can be seen in it; of what is higher than the list its beginning. */
export function bringIntoList(list: HTMLElement, wanted: Element): void {
  list.scrollTop += wayInto(list.getBoundingClientRect(), wanted.getBoundingClientRect())
}

/**
 * Scrolls the page where it hides what was brought into its list: beyond the window, or below what stays on top of the
 * list, as far as the list's scroll-margin says. Else the page stays where it is.
 */
export function bringIntoWindow(list: HTMLElement, wanted: Element): void {
  const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(list)
  const seen = { top: Number.parseFloat(scrollMarginTop), bottom: innerHeight - Number.parseFloat(scrollMarginBottom) }
  const { top, bottom } = wanted.getBoundingClientRect()
  const inList = list.getBoundingClientRect()
  const isHidden = Math.max(top, inList.top) < seen.top || Math.min(bottom, inList.bottom) > seen.bottom
  if (isHidden) list.scrollIntoView({ block: 'nearest' })
}

/** How far to scroll, in pixels: no further than needed. */
export function wayInto(outer: Edges, inner: Edges): number {
  const room = outer.bottom - outer.top - (inner.bottom - inner.top)
  if (room < 0) return inner.top - outer.top
  const margin = Math.min(MARGIN, room / 2)
  if (inner.top < outer.top + margin) return inner.top - outer.top - margin
  return Math.max(0, inner.bottom - outer.bottom + margin)
}
