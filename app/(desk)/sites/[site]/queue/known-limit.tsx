import type { QueueRow } from '#lib/queue/schema.ts'
import { limitsOfText } from '#lib/scoring/limits-of-text.ts'
import classes from './card.module.css'

/** What the scorer is known to get wrong where this comment shows signs of it; mostly nothing. */
export function KnownLimit({ row }: { row: QueueRow }) {
  const over = row.reasons.flatMap((reason) => (reason.kind === 'rule' ? [reason.attribute] : []))
  const limits = limitsOfText({ ...row, over })
  if (limits.length === 0) return null
  return (
    <p className={classes.why}>
      <span className="quiet">Worth a second look: </span>
      {limits.join(' ')}
    </p>
  )
}
