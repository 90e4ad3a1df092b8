import type { LeftOut } from '#lib/bulks/schema.ts'
import classes from './bulk.module.css'

const WHY: Record<LeftOut['why'], (one: LeftOut) => string> = {
  'changed-meanwhile': ({ decidedBy }) => (decidedBy ? `${decidedBy} decided it meanwhile` : 'it changed meanwhile'),
  'already-so': () => 'it was so already',
  'needs-override': ({ decidedBy }) => `only a lead can change what ${decidedBy ?? 'a colleague'} decided`,
  gone: () => 'it was deleted at its source',
  'needs-reason': ({ decidedBy }) => `${decidedBy ?? 'a colleague'} decided it meanwhile`,
  'not-waiting': ({ decidedBy }) => (decidedBy ? `${decidedBy} decided it meanwhile` : 'it changed meanwhile'),
  'not-here': () => 'it is not here any more',
  'text-changed': () => 'its text changed meanwhile',
  'labelled-since': () => 'you labelled it again since',
}

/** The comments that were left out, each with why. */
export function LeftOutList({ left, total }: { left: readonly LeftOut[]; total: number }) {
  if (left.length === 0) return null
  return (
    <ul className={classes.left} aria-label="Left out">
      {left.map((one) => (
        <li key={one.commentId}>
          <span className={classes.excerpt}>{one.text ?? 'A text that was erased'}</span>
          <span className={classes.quiet}> – {WHY[one.why](one)}</span>
        </li>
      ))}
      {total > left.length && <li className={classes.quiet}>and {(total - left.length).toLocaleString('en')} more</li>}
    </ul>
  )
}
