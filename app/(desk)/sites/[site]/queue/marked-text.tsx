import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import type { Attribute, ScoreSpan } from '#lib/scoring/schema.ts'
import classes from './card.module.css'
import { segmentText } from './segment-text.ts'

/**
 * A comment's text with what drove its scores underlined in the attribute's colour, thicker where it weighs more. `of`
 * which attributes: words that drove a low score would look like a reproach.
 */
export function MarkedText({
  text,
  spans,
  of,
}: {
  text: string
  spans: readonly ScoreSpan[]
  of: readonly Attribute[]
}) {
  const marked = spans.filter((span) => of.includes(span.attribute))
  return (
    <p className={`reading ${classes.text}`} dir="auto">
      {segmentText(text, marked).map(({ text: piece, start, mark }) =>
        mark ? (
          <mark
            key={start}
            className={classes.mark}
            title={`Drove ${ATTRIBUTE_TITLES[mark.attribute].title.toLowerCase()}`}
            style={{
              textDecorationColor: `var(--attribute-${mark.attribute})`,
              textDecorationThickness: `${1 + Math.round(mark.weight * 2)}px`,
            }}
          >
            {piece}
          </mark>
        ) : (
          piece
        ),
      )}
    </p>
  )
}
