import { Container, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { CurrentScorer } from '#app/(desk)/sites/[site]/scorer/current-scorer.tsx'
import { HistogramFigure } from '#app/(desk)/sites/[site]/scorer/histogram-figure.tsx'
import { LiveScoring } from '#app/(desk)/sites/[site]/scorer/live-scoring.tsx'
import { Measured } from '#app/(desk)/sites/[site]/scorer/measured.tsx'
import classes from '#app/(desk)/sites/[site]/scorer/scorer.module.css'
import { TryText } from '#app/(desk)/sites/[site]/scorer/try-text.tsx'
import { Versions } from '#app/(desk)/sites/[site]/scorer/versions.tsx'
import { can } from '#lib/auth/ability.ts'
import { requireSite } from '#lib/http/site-page.ts'
import { currentPolicy } from '#lib/policies/data.ts'
import { countKept } from '#lib/rescoring/uses/data.ts'
import { embeddedCard } from '#lib/scoring/card-file.ts'
import { countOutcomes, scoreBars, scoringDelay, versionsInUse } from '#lib/scoring/data.ts'
import { fillHistograms } from '#lib/scoring/fill-histogram.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'
import { currentVersion } from '#lib/versions/data.ts'

export const metadata: Metadata = { title: 'Scorer' }

type Props = { params: Promise<{ site: string }> }

export default async function ScorerPage({ params }: Props) {
  const { site, person } = await requireSite(params, 'insight.read')
  const { rules } = await currentPolicy(site.id)
  const [card, bars, outcomes, kept, versions, delay, current] = await Promise.all([
    embeddedCard(),
    scoreBars(site.id, rules),
    countOutcomes(site.id),
    countKept(site.id),
    versionsInUse(site.id),
    scoringDelay(site.id),
    currentVersion(site.id),
  ])
  const histograms = fillHistograms(bars)
  const threshold = new Map(rules.map((rule) => [rule.attribute, rule.threshold]))
  return (
    <Container size="lg" py="lg">
      <Stack gap="xl">
        <div>
          <Title order={1}>Scorer</Title>
          <Text c="dimmed">
            What scores the comments, how it does here, how well it was measured, and where it fails.
          </Text>
        </div>
        <CurrentScorer current={current} card={card} versions={versions} />
        <Versions site={site} rules={rules} mayManage={can(person.grants, 'scorer.manage', site.id)} />
        <section aria-labelledby="live">
          <Title order={2} id="live" mb="sm">
            Scoring on this site
          </Title>
          <LiveScoring
            site={site.key}
            outcomes={outcomes}
            kept={kept}
            delay={delay}
            mayRetry={can(person.grants, 'scoring.retry', site.id)}
          />
        </section>
        <section aria-labelledby="distribution">
          <Title order={2} id="distribution" mb={4}>
            Where the scores lie
          </Title>
          <Text c="dimmed" size="sm" mb="sm">
            The current scores of this site’s comments, from 0 to 1, with the policy’s threshold as a line. Heights go
            with the square root of the number, so that the few high ones are seen.
          </Text>
          <div className={classes.figures}>
            {ATTRIBUTES.map((attribute) => (
              <HistogramFigure
                key={attribute}
                attribute={attribute}
                histogram={histograms[attribute]}
                threshold={threshold.get(attribute)}
              />
            ))}
          </div>
        </section>
        <section aria-labelledby="try">
          <Title order={2} id="try" mb="sm">
            Try a text
          </Title>
          <TryText site={site.key} />
        </section>
        <Measured card={card} />
      </Stack>
    </Container>
  )
}
