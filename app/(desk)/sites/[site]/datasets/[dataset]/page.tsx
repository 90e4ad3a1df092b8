import { Container, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RunList } from '#app/(desk)/sites/[site]/datasets/[dataset]/run-list.tsx'
import { SnapshotCard } from '#app/(desk)/sites/[site]/datasets/[dataset]/snapshot-card.tsx'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { can } from '#lib/auth/ability.ts'
import { listRuns } from '#lib/datasets/runs/data.ts'
import { datasetByKey, listSnapshots } from '#lib/datasets/snapshots/data.ts'
import { requireSite } from '#lib/http/site-page.ts'

export const metadata: Metadata = { title: 'Dataset' }

export default async function DatasetPage({ params }: { params: Promise<{ site: string; dataset: string }> }) {
  const { site, person } = await requireSite(params, 'dataset.read')
  const dataset = await datasetByKey(site.id, (await params).dataset)
  if (!dataset) notFound()
  const [snapshots, runs] = await Promise.all([listSnapshots(dataset.id), listRuns(dataset.id)])
  const shown = snapshots.filter((snapshot) => !snapshot.discardedAt)
  const mayEdit = can(person.grants, 'dataset.edit', site.id)
  const mayExport = can(person.grants, 'export.labels', site.id)
  const mayLeaveIn = can(person.grants, 'export.unredacted', site.id)
  return (
    <Container size="lg" py="lg">
      <Stack gap="xl">
        <div>
          <AnchorLink href={`/sites/${site.key}/datasets`} size="sm">
            Datasets
          </AnchorLink>
          <Title order={1} mb="xs">
            {dataset.name}
          </Title>
          {dataset.description && <Text>{dataset.description}</Text>}
          <Text c="dimmed">
            {sayShares(dataset)} All comments of an article are in one split, and no text is in two.
          </Text>
        </div>
        <RunList siteKey={site.key} datasetKey={dataset.key} first={runs} may={{ edit: mayEdit, export: mayExport }} />
        <section aria-labelledby="snapshots">
          <Title order={2} id="snapshots" mb="sm">
            Snapshots
          </Title>
          <Stack gap="md">
            {shown.length === 0 && <Text c="dimmed">None yet. Make one of what is labelled now.</Text>}
            {shown.map((snapshot) => (
              <SnapshotCard
                key={snapshot.id}
                siteKey={site.key}
                datasetKey={dataset.key}
                datasetId={dataset.id}
                snapshot={snapshot}
                may={{ edit: mayEdit, export: mayExport, unredacted: mayLeaveIn }}
              />
            ))}
          </Stack>
        </section>
      </Stack>
    </Container>
  )
}

function sayShares({ train, validation }: { train: number; validation: number }): string {
  const percent = (share: number) => `${Math.round(share * 100)}%`
  return `Articles are split ${percent(train)} train, ${percent(validation)} validation, ${percent(1 - train - validation)} test.`
}
