import { Text, Title } from '@mantine/core'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { AttributeName } from '#app/(desk)/sites/[site]/policy/attribute-name.tsx'
import classes from '#app/(desk)/sites/[site]/policy/policy.module.css'
import { ATTRIBUTE_LIMITS } from '#lib/scoring/known-limits.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/** What to know of the scores before setting thresholds by them. */
export function KnownLimits({ siteKey }: { siteKey: string }) {
  return (
    <section aria-labelledby="limits">
      <Title order={2} id="limits" mb="sm">
        What no threshold mends
      </Title>
      <Text size="sm" mb="sm">
        Quotes, denials, sarcasm, reclaimed words and emoji can be scored wrong, and languages other than English say
        nothing; so a person decides.{' '}
        <AnchorLink href={`/sites/${siteKey}/scorer#limits`} underline="always">
          All that the scorer is known to get wrong
        </AnchorLink>
        , and{' '}
        <AnchorLink href={`/sites/${siteKey}/scorer#suggested`} underline="always">
          thresholds to start from
        </AnchorLink>
      </Text>
      <ul className={classes.changes}>
        {ATTRIBUTES.map(
          (attribute) =>
            ATTRIBUTE_LIMITS[attribute] && (
              <li key={attribute}>
                <AttributeName attribute={attribute} />: {ATTRIBUTE_LIMITS[attribute]}
              </li>
            ),
        )}
      </ul>
    </section>
  )
}
