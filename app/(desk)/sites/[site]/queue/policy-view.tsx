import { Text } from '@mantine/core'
import { percent } from '#lib/policies/score-word.ts'
import type { QueueRow } from '#lib/queue/schema.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import classes from './context.module.css'
import type { AroundView } from './toolbar.tsx'

type Props = { policy: AroundView['policy']; row: QueueRow | null }

/** What the policy says in words, and its thresholds with the comment's own scores beside them. */
export function PolicyView({ policy, row }: Props) {
  return (
    <>
      <h2 className={classes.contextTitle}>Policy, version {policy.number}</h2>
      {policy.text ? (
        <div className={`reading ${classes.articleText}`}>{policy.text}</div>
      ) : (
        <Text size="sm">No lead has put the policy into words yet.</Text>
      )}
      <h3 className={classes.contextPart}>A comment is flagged from</h3>
      <ul className={classes.history}>
        {policy.rules.map(({ attribute, threshold }) => {
          const score = row?.scores?.[attribute]
          const over = score !== undefined && score >= threshold
          return (
            <li key={attribute} className={classes.threshold}>
              <span>
                {ATTRIBUTE_TITLES[attribute].title} <span className="numbers">{percent(threshold)}</span>
              </span>
              {score !== undefined && (
                <span className={over ? 'numbers' : 'quiet numbers'}>
                  {over && 'over: '}
                  {percent(score)}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
