import { Container, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { z } from 'zod'
import { can } from '#lib/auth/ability.ts'
import { requireSite } from '#lib/http/site-page.ts'
import {
  backlog,
  decisionShares,
  hourly,
  medianSeconds,
  moderatorFigures,
  pendingByAttribute,
  pendingBySection,
} from '#lib/insights/data.ts'
import { sayDuration } from '#lib/insights/say-duration.ts'
import { currentPolicy } from '#lib/policies/data.ts'
import { AnchorLink } from '../links.tsx'
import { sayAge } from '../queue/say-age.ts'
import { Bars } from './bars.tsx'
import { Hours } from './hours.tsx'
import { Moderators } from './moderators.tsx'
import { attributeBars, sectionBars, shareBars } from './queue-bars.ts'

export const metadata: Metadata = { title: 'Overview' }

const stretch = z.enum(['24', '168']).catch('24').transform(Number)

type Props = { params: Promise<{ site: string }>; searchParams: Promise<{ hours?: string | string[] }> }

/** How the site stands: what waits, how fast it is decided, where, and by whom. */
export default async function OverviewPage({ params, searchParams }: Props) {
  const { site, person } = await requireSite(params, 'insight.read')
  const hours = stretch.parse((await searchParams).hours)
  const now = new Date()
  const seesAll = can(person.grants, 'decision.override', site.id)
  const policy = await currentPolicy(site.id)
  const [waiting, byHour, median, shares, sections, attributes, moderators] = await Promise.all([
    backlog(site.id),
    hourly(site.id, hours, now),
    medianSeconds(site.id, hours, now),
    decisionShares(site.id, hours, now),
    pendingBySection(site.id),
    pendingByAttribute(site.id, policy.rules),
    moderatorFigures(site.id, { hours, now, only: seesAll ? null : person.id }),
  ])
  const queue = `/sites/${site.key}/queue`
  const decided = byHour.reduce((sum, hour) => sum + hour.decided, 0)
  const lately = hours === 24 ? 'the last 24 hours' : 'the last 7 days'
  return (
    <Container size="lg" py="lg">
      <Stack gap="lg">
        <div>
          <Title order={1}>Overview</Title>
          <Text c="dimmed" size="sm">
            Of {lately}.{' '}
            <AnchorLink href={`/sites/${site.key}/overview?hours=${hours === 24 ? 168 : 24}`} underline="always">
              {hours === 24 ? 'Show 7 days' : 'Show 24 hours'}
            </AnchorLink>
          </Text>
        </div>
        <SimpleGrid cols={{ base: 2, sm: 4 }}>
          <Figure title="Waiting" href={`${queue}?queue=pending`} figure={waiting.pending.toLocaleString('en')} />
          <Figure
            title="Oldest came in"
            href={`${queue}?queue=pending&order=oldest`}
            figure={waiting.oldest ? sayAge(waiting.oldest, now) : 'Nothing waits'}
          />
          <Figure title="Escalated" href={`${queue}?queue=escalated`} figure={waiting.escalated.toLocaleString('en')} />
          <Figure
            title={median === null ? 'Decided' : `Decided, ${decided.toLocaleString('en')}; half within`}
            href={null}
            figure={median === null ? 'None yet' : sayDuration(median)}
          />
        </SimpleGrid>
        <Part title="Came in and decided, by hour (UTC)">
          <Hours hours={byHour} queue={queue} />
        </Part>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Part title="Waiting at or over the policy's threshold">
            <Bars bars={attributeBars(queue, attributes)} none="The policy has no rules." />
          </Part>
          <Part title="Waiting by section">
            <Bars bars={sectionBars(queue, sections)} none="Nothing waits." />
          </Part>
        </SimpleGrid>
        <Part title="How it was decided">
          <Text c="dimmed" size="sm" mb="xs">
            No rule decides by itself: a rule puts a comment in front of a person.
          </Text>
          <Bars bars={shareBars(shares)} none="Nothing was decided in this time." />
        </Part>
        <Part title={seesAll ? 'Who decided' : 'What you decided'}>
          <Text c="dimmed" size="sm" mb="xs">
            Each person sees their own line; leads see all.
          </Text>
          <Moderators moderators={moderators} />
        </Part>
      </Stack>
    </Container>
  )
}

function Figure({ title, figure, href }: { title: string; figure: string; href: string | null }) {
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <Text size="xl" fw={600} className="numbers">
        {href ? <AnchorLink href={href}>{figure}</AnchorLink> : figure}
      </Text>
    </Paper>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={2} mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  )
}
