import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import type { ScoreSpan } from '#lib/scoring/schema.ts'
import classes from './card.module.css'
import { segmentText } from './segment-text.ts'

/** A comment's text with what drove its score underlined in the attribute's colour, thicker where it weighs more. */
export function MarkedText({ text, spans }: { text: string; spans: readonly ScoreSpan[] }) {
  return (
    <p className={`reading ${classes.text}`} dir="auto">
      {segmentText(text, spans).map(({ text: piece, start, mark }) =>
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
