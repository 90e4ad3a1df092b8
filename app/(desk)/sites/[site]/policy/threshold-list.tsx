import { Text } from '@mantine/core'
import { AttributeName } from '#app/(desk)/sites/[site]/policy/attribute-name.tsx'
import { sayThreshold } from '#app/(desk)/sites/[site]/policy/percent-value.ts'
import classes from '#app/(desk)/sites/[site]/policy/policy.module.css'
import type { Rule } from '#lib/policies/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/** The thresholds that hold, for those who may not change them. */
export function ThresholdList({ rules, number }: { rules: readonly Rule[]; number: number }) {
  return (
    <>
      <Text c="dimmed" size="sm" mb="sm">
        Version {number} holds. Leads and administrators may change it.
      </Text>
      <ul className={classes.list}>
        {ATTRIBUTES.map((attribute) => {
          const threshold = rules.find((rule) => rule.attribute === attribute)?.threshold ?? null
          return (
            <li key={attribute} className={classes.readRow}>
              <AttributeName attribute={attribute} />
              <span className="numbers">{sayThreshold(threshold)}</span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
