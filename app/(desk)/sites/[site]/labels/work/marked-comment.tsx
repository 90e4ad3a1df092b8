import type { Ref } from 'react'
import { ownColour } from '#app/(desk)/sites/[site]/labels/own-colour.ts'
import { cutText } from '#app/(desk)/sites/[site]/labels/work/cut-text.ts'
import type { MarkedSpan, MarkedSpans } from '#lib/labels/schema.ts'
import classes from '../labels.module.css'

type Props = { text: string; spans: MarkedSpans; picked: MarkedSpan | null; ref?: Ref<HTMLParagraphElement> }

/** A comment with its marks underlined in the colour of their attribute, and what is picked now. */
export function MarkedComment({ text, spans, picked, ref }: Props) {
  return (
    <p ref={ref} className={`reading ${classes.text}`} dir="auto" tabIndex={-1}>
      {cutText(text, spans, picked).map(({ text: piece, start, marks, picked: now }) => {
        const [first] = marks
        const words = first ? (
          <mark className={classes.mark} style={{ textDecorationColor: ownColour(first) }}>
            {piece}
          </mark>
        ) : (
          piece
        )
        return (
          <span key={start} className={now ? classes.picked : undefined}>
            {words}
          </span>
        )
      })}
    </p>
  )
}
