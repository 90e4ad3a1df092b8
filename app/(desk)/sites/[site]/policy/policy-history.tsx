import { Text, Title } from '@mantine/core'
import { ChangeList } from '#app/(desk)/sites/[site]/policy/change-list.tsx'
import { sayThreshold } from '#app/(desk)/sites/[site]/policy/percent-value.ts'
import classes from '#app/(desk)/sites/[site]/policy/policy.module.css'
import { When } from '#app/(desk)/sites/[site]/when.tsx'
import type { PolicyVersion } from '#lib/policies/data.ts'
import { diffRules } from '#lib/policies/diff-rules.ts'
import { ATTRIBUTE_TITLES } from '#lib/scoring/attribute-titles.ts'

/** All versions, newest first: who published each, when, and what it changed. */
export function PolicyHistory({ versions }: { versions: readonly PolicyVersion[] }) {
  return (
    <section aria-labelledby="history">
      <Title order={2} id="history" mb="sm">
        Versions
      </Title>
      <ol className={classes.history}>
        {versions.map((version, place) => (
          <Version key={version.id} version={version} before={versions[place + 1]} />
        ))}
      </ol>
    </section>
  )
}

/** The oldest version shown has nothing to differ from: its thresholds in a line. */
function Beginning({ version }: { version: PolicyVersion }) {
  const thresholds = version.rules.map(
    ({ attribute, threshold }) => `${ATTRIBUTE_TITLES[attribute].title} ${sayThreshold(threshold)}`,
  )
  return (
    <Text size="sm" className="numbers">
      {thresholds.join(', ') || 'No thresholds'}
    </Text>
  )
}

function Version({ version, before }: { version: PolicyVersion; before: PolicyVersion | undefined }) {
  return (
    <li className={classes.version}>
      <Text component="span" fw={600}>
        Version {version.number}
      </Text>{' '}
      <Text component="span" size="sm" c="dimmed">
        {version.createdBy ?? (version.number === 1 ? 'made with the site' : 'by the command line')},{' '}
        <When at={version.createdAt} />
      </Text>
      {before ? <ChangeList changes={diffRules(before.rules, version.rules)} /> : <Beginning version={version} />}
    </li>
  )
}
