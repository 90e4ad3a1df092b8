import { Container, Stack, Text, Title } from '@mantine/core'
import type { Metadata } from 'next'
import { ExportList } from '#app/(desk)/sites/[site]/import/exports/export-list.tsx'
import { NewExport } from '#app/(desk)/sites/[site]/import/exports/new-export.tsx'
import { AnchorLink } from '#app/(desk)/sites/[site]/links.tsx'
import { requireSite } from '#lib/http/site-page.ts'
import { listImports } from '#lib/imports/data.ts'

export const metadata: Metadata = { title: 'Import an export' }

export default async function ExportsPage({ params }: { params: Promise<{ site: string }> }) {
  const { site } = await requireSite(params, 'page.import')
  const lines = await listImports(site.id)
  return (
    <Container size="md" py="lg">
      <Stack gap="lg">
        <div>
          <AnchorLink href={`/sites/${site.key}/import`} size="sm">
            Import a page
          </AnchorLink>
          <Title order={1}>Import an export</Title>
          <Text c="dimmed">
            All comments of another system at once. You see what would come in before anything is stored.
          </Text>
        </div>
        <NewExport siteKey={site.key} unfinished={lines.filter(({ state }) => state === 'uploading')} />
        {lines.length > 0 && <ExportList siteKey={site.key} lines={lines} />}
      </Stack>
    </Container>
  )
}
