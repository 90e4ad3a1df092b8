import classes from '#app/(desk)/sites/[site]/pages/[page]/review.module.css'

/** A block's text; while its words are open, with the place at which it would be split. */
export function SplitText({ text, at }: { text: string; at: number | null }) {
  if (at === null) return text
  return (
    <>
      {text.slice(0, at)}
      <span className={classes.caret} data-caret={at} aria-hidden />
      <span className={classes.behind}>{text.slice(at)}</span>
    </>
  )
}

type Point = { clientX: number; clientY: number }

/** The offset into an element's text that was pressed; null where none was. */
export function offsetAt(element: Element | null, { clientX, clientY }: Point): number | null {
  const found = placeFromPoint(clientX, clientY)
  if (!element || !found || !element.contains(found.node)) return null
  const before = document.createRange()
  before.selectNodeContents(element)
  before.setEnd(found.node, found.offset)
  return before.toString().length
}

/** As the browser knows it: the standard, or the older way. */
function placeFromPoint(x: number, y: number): { node: Node; offset: number } | null {
  if (document.caretPositionFromPoint) {
    const place = document.caretPositionFromPoint(x, y)
    return place && { node: place.offsetNode, offset: place.offset }
  }
  const range = document.caretRangeFromPoint(x, y)
  return range && { node: range.startContainer, offset: range.startOffset }
}
