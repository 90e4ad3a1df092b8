import { VisuallyHidden } from '@mantine/core'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import type { Attribute, ScoreSpan, WorstWindow } from '#lib/scoring/schema.ts'
import classes from './card.module.css'
import { type Segment, segmentText } from './segment-text.ts'

type Props = {
  text: string
  spans: readonly ScoreSpan[]
  /** Null for a text that was read at once. */
  worst: WorstWindow | null
  of: readonly Attribute[]
}

/**
 * A comment's text with what drove its scores underlined in the attribute's colour, thicker where it weighs more, and the
 * worst passage of a long text tinted. `of` which attributes: words that drove a low score would look like a reproach.
 */
export function MarkedText({ text, spans, worst, of }: Props) {
  const marked = spans.filter((span) => of.includes(span.attribute))
  const { start, end } = shownPassage({ worst, marked, of }) ?? { start: text.length, end: text.length }
  const segments = segmentText(text, marked, [start, end])
  const passage = segments.filter((segment) => segment.start >= start && segment.start < end)
  return (
    <>
      {passage.length > 0 && (
        <p className={`quiet ${classes.legend}`}>Tinted: the passage of this long text that is worst by toxicity.</p>
      )}
      <p className={`reading ${classes.text}`} dir="auto">
        {segments.filter((segment) => segment.start < start).map(toPiece)}
        {passage.length > 0 && (
          <span className={classes.worst}>
            <Unseen>[The worst passage starts here.] </Unseen>
            {passage.map(toPiece)}
            <Unseen> [The worst passage ends here.]</Unseen>
          </span>
        )}
        {segments.filter((segment) => segment.start >= end).map(toPiece)}
      </p>
    </>
  )
}

type Passage = Pick<Props, 'worst' | 'of'> & { marked: readonly ScoreSpan[] }

/** It is chosen by toxicity, so it is shown with it alone, and where words in it drove a score: the best of texts has a worst passage. */
const shownPassage = ({ worst, marked, of }: Passage): WorstWindow | null =>
  marked.length > 0 && of.includes('toxicity') ? worst : null

/** Told to those who hear the text, and not copied with it. Its letters say nothing of the direction of the text. */
function Unseen({ children }: { children: string }) {
  return (
    <VisuallyHidden component="span" className={classes.unseen} lang="en" dir="ltr">
      {children}
    </VisuallyHidden>
  )
}

function toPiece({ text, start, mark }: Segment) {
  if (!mark) return text
  return (
    <mark
      key={start}
      className={classes.mark}
      title={`Drove ${ATTRIBUTE_TITLES[mark.attribute].title.toLowerCase()}`}
      style={{
        textDecorationColor: `var(--attribute-${mark.attribute})`,
        textDecorationThickness: `${1 + Math.round(mark.weight * 2)}px`,
      }}
    >
      {text}
    </mark>
  )
}
