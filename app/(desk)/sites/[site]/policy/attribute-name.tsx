import classes from '#app/(desk)/sites/[site]/policy/policy.module.css'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'
import type { Attribute } from '#lib/scoring/schema.ts'

/** An attribute by its letters in its colour, and its name. */
export function AttributeName({ attribute }: { attribute: Attribute }) {
  const { code, title } = ATTRIBUTE_TITLES[attribute]
  return (
    <span className={classes.name}>
      <span className={classes.code} style={{ color: `var(--attribute-${attribute})` }} aria-hidden>
        {code}
      </span>
      {title}
    </span>
  )
}
