import { percent, scoreWord } from '#lib/policies/score-word.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import type { Attribute } from '#lib/scoring/schema.ts'
import { attributesToShow } from './attributes-to-show.ts'
import classes from './card.module.css'

export type Thresholds = Partial<Record<Attribute, number>>

type Props = { scores: Record<Attribute, number>; thresholds: Thresholds; all: boolean; always?: Attribute | undefined }

/** What the attributes without a rule are measured against in words. */
const PLAIN = 0.5

/** Scores as a word, a per cent and a bar with the threshold on it: those over their threshold, or all of them. */
export function ScoreList({ scores, thresholds, all, always }: Props) {
  const shown = attributesToShow(scores, { thresholds, all, always })
  const top = shown.length > 0 ? shown : (['toxicity'] as const)
  return (
    <ul className={classes.scores} aria-label="Scores">
      {top.map((attribute) => (
        <Score key={attribute} attribute={attribute} score={scores[attribute]} threshold={thresholds[attribute]} />
      ))}
    </ul>
  )
}

function Score({
  attribute,
  score,
  threshold,
}: {
  attribute: Attribute
  score: number
  threshold: number | undefined
}) {
  const { title, code } = ATTRIBUTE_TITLES[attribute]
  return (
    <li className={classes.score}>
      <span className={classes.code} style={{ color: `var(--attribute-${attribute})` }} aria-hidden>
        {code}
      </span>
      <span>
        {title}: <strong>{scoreWord(score, threshold ?? PLAIN)}</strong>{' '}
        <span className="numbers">{percent(score)}</span>
      </span>
      <span className={classes.bar} aria-hidden>
        <span
          className={classes.fill}
          style={{ width: `${score * 100}%`, background: `var(--attribute-${attribute})` }}
        />
        {threshold !== undefined && <span className={classes.tick} style={{ left: `${threshold * 100}%` }} />}
      </span>
    </li>
  )
}
