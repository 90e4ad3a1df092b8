import { Container, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { KnownLimits } from '#app/(desk)/sites/[site]/policy/known-limits.tsx'
import classes from '#app/(desk)/sites/[site]/policy/policy.module.css'
import { PolicyForm } from '#app/(desk)/sites/[site]/policy/policy-form.tsx'
import { PolicyHistory } from '#app/(desk)/sites/[site]/policy/policy-history.tsx'
import { ThresholdList } from '#app/(desk)/sites/[site]/policy/threshold-list.tsx'
import { can } from '#lib/auth/ability.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { policyHistory } from '#lib/policies/data.ts'

export const metadata: Metadata = { title: 'Policy' }

export default async function PolicyPage({ params }: { params: Promise<{ site: string }> }) {
  const { site, person } = await requireSite(params, 'policy.read')
  const history = await policyHistory(site.id)
  const [current] = history
  if (!current) notFound()
  const mayEdit = can(person.grants, 'policy.edit', site.id)
  return (
    <Container size="md" py="lg">
      <Stack gap="xl">
        <div>
          <Title order={1} mb="xs">
            Policy
          </Title>
          <Text>
            A comment whose score is at a threshold or over it is flagged: it stands in the queue “Flagged by policy”,
            and says why. A lower threshold flags more.
          </Text>
          <Text c="dimmed">
            Nothing is approved or hidden by a policy. Every comment waits for a person, flagged or not.
          </Text>
        </div>
        <section aria-labelledby="thresholds">
          <Title order={2} id="thresholds" mb="sm">
            What holds
          </Title>
          {mayEdit ? (
            <PolicyForm
              siteKey={site.key}
              current={{ number: current.number, rules: current.rules, text: current.text }}
            />
          ) : (
            <>
              {current.text && <Text className={classes.words}>{current.text}</Text>}
              <ThresholdList rules={current.rules} number={current.number} />
            </>
          )}
        </section>
        <KnownLimits siteKey={site.key} />
        <PolicyHistory versions={history} />
      </Stack>
    </Container>
  )
}
