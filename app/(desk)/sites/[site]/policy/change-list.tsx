import { sayThreshold } from '#app/(desk)/sites/[site]/policy/percent-value.ts'
import classes from '#app/(desk)/sites/[site]/policy/policy.module.css'
import type { RuleChange } from '#lib/policies/diff-rules.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'

/** What a version changes, a line for each threshold. */
export function ChangeList({ changes }: { changes: readonly RuleChange[] }) {
  return (
    <ul className={`${classes.changes} numbers`}>
      {changes.map(({ attribute, before, after }) => (
        <li key={attribute}>
          {ATTRIBUTE_TITLES[attribute].title}: {sayThreshold(before)} to {sayThreshold(after)}
        </li>
      ))}
    </ul>
  )
}
